"""docs/codebook.md says what the files of the code books say."""

from workshop.docs_codebook import the_default, the_sources


def test_every_list_stands_with_its_keys_and_sub_topics_below_their_main_topic() -> None:
    text = the_default()
    assert "### Danger (`risk`)\n\nRequired. Takes no codes of an organisation's own." in text
    assert "| `sexual` | Sexual abuse and violence | Sexuella övergrepp och våld |\n| ↳ `child_family` |" in text
    assert "Up to 5." in text
    assert "se_stockholm" not in text


def test_of_each_source_it_is_said_how_it_differs() -> None:
    text = the_sources()
    assert text.count("### ") == 5
    assert "| Region |  | all of it |" in text
    assert "Getting to know one's boundaries" in text
