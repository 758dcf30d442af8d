"""What lets a volunteer sign up and check in; read where deeds can ask it too."""

from frirum.records.gates import gates_of, gates_of_all, gates_of_these

__all__ = ["gates_of", "gates_of_all", "gates_of_these"]
