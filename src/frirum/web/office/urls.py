"""The addresses of the office room."""

from django.urls import URLPattern, URLResolver, path

from frirum.web.office.views import (
    blocks,
    days,
    directory,
    front,
    handbook,
    handbook_edit,
    line,
    opening,
    people_import,
    replies,
    see,
)

app_name = "office"

HERE = "office/<slug:organisation>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("office/", front.choose, name="choose"),
    path(HERE, front.front, name="front"),
    path(f"{HERE}line/<slug:line>/", line.line_facts, name="line"),
    path(f"{HERE}promises/", line.promises, name="promises"),
    path(f"{HERE}opening/<slug:line>/", opening.opening, name="opening"),
    path(f"{HERE}opening/<slug:line>/close/", opening.close, name="close"),
    path(f"{HERE}opening/<slug:line>/open-again/", opening.open_again, name="open_again"),
    path(f"{HERE}opening/<slug:line>/days/", days.add_day, name="add_day"),
    path(f"{HERE}opening/<slug:line>/days/<int:day>/remove/", opening.day_removed, name="day_removed"),
    path(f"{HERE}blocks/", blocks.blocks, name="blocks"),
    path(f"{HERE}blocks/<str:block>/", blocks.answer, name="block"),
    path(f"{HERE}see/<slug:line>/", see.see, name="see"),
    path(f"{HERE}people/bring-in/", people_import.people_import, name="people_import"),
    path(f"{HERE}people/bring-in/confirm/", people_import.confirm, name="people_import_confirm"),
    path(f"{HERE}people/bring-in/people.csv", people_import.empty, name="people_import_empty"),
    path(f"{HERE}directory/", directory.directory, name="directory"),
    path(f"{HERE}directory/add/", directory.add, name="directory_add"),
    path(f"{HERE}directory/<int:entry>/", directory.entry, name="directory_entry"),
    path(f"{HERE}directory/<int:entry>/checked/", directory.checked, name="directory_checked"),
    path(f"{HERE}directory/<int:entry>/move/", directory.move, name="directory_move"),
    path(f"{HERE}directory/<int:entry>/remove/", directory.remove, name="directory_remove"),
    path(f"{HERE}replies/", replies.replies, name="replies"),
    path(f"{HERE}replies/add/", replies.add, name="reply_add"),
    path(f"{HERE}reply/<str:shortcut>/", replies.reply, name="reply"),
    path(f"{HERE}reply/<str:shortcut>/remove/", replies.remove, name="reply_remove"),
    path(f"{HERE}handbook/", handbook.handbook, name="handbook"),
    path(f"{HERE}handbook-new-page/", handbook_edit.add, name="handbook_add"),
    path(f"{HERE}handbook/<slug:slug>/", handbook.read, name="read"),
    path(f"{HERE}handbook/<slug:slug>/edit/", handbook_edit.edit, name="handbook_edit"),
    path(f"{HERE}handbook/<slug:slug>/take-out/", handbook.retire, name="handbook_retire"),
    path(f"{HERE}handbook/<slug:slug>/bring-back/", handbook.bring_back, name="handbook_bring_back"),
    path(f"{HERE}handbook/<slug:slug>/versions/", handbook.versions, name="handbook_versions"),
    path(f"{HERE}handbook/<slug:slug>/versions/<int:number>/", handbook.version, name="handbook_version"),
]
