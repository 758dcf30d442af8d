"""What an organisation asks of its volunteers, its terms, and the texts that hold now."""

from frirum.records.requirement import house_of, requirement_of, requirements_of, terms_of

__all__ = ["house_of", "requirement_of", "requirements_of", "terms_of"]
