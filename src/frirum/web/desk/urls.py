"""The addresses of the desk room."""

from django.urls import URLPattern, URLResolver, path

from frirum.web.desk import beside, coding, deeds, duties, evening, help_deeds, oncall, pages

app_name = "desk"

_DEEDS = {
    "duty": duties.duty,
    "check-in": evening.check_in,
    "check-out": evening.check_out,
    "key": duties.key,
    "share": duties.share,
    "segment": duties.segment,
    "stay": duties.stay,
    "close-early": duties.close_early,
    "take": deeds.take,
    "undo": deeds.undo,
    "end": deeds.end,
    "code": coding.code,
    "danger": deeds.danger,
    "phase": deeds.phase,
    "ask": deeds.ask,
    "answer": deeds.answer,
    "unask": deeds.unask,
    "step-in": deeds.step_in,
    "leave": deeds.leave,
    "block": deeds.block,
    "block-answer": deeds.block_answer,
    "block-undo": deeds.block_undo,
    "on-call": help_deeds.on_call,
    "on-call-answer": help_deeds.on_call_answer,
    "on-call-over": help_deeds.on_call_over,
    "call-in": help_deeds.call_in,
}

urlpatterns: list[URLPattern | URLResolver] = [
    path("desk/", pages.choose, name="choose"),
    path("desk/on-call-worker.js", oncall.worker, name="worker"),
    path("desk/on-call/<str:worry>/", oncall.find, name="on_call_find"),
    path("desk/<slug:line>/", pages.desk, name="desk"),
    path("desk/<slug:line>/on-call/", oncall.mine, name="on_call_mine"),
    path("desk/<slug:line>/on-call/device", oncall.device, name="on_call_device"),
    path("desk/<slug:line>/on-call/device/forget", oncall.forget_device, name="on_call_forget"),
    path("desk/<slug:line>/on-call/<str:worry>/", oncall.called, name="on_call_called"),
    path("desk/<slug:line>/handbook/<slug:slug>", beside.handbook, name="handbook"),
    path("desk/<slug:line>/replies", beside.replies, name="replies"),
    path("desk/<slug:line>/coding/", coding.slips, name="slips"),
    path("desk/<slug:line>/coding/<str:slip>/", coding.slip, name="slip"),
    path("desk/<slug:line>/coding/<str:slip>/chosen", coding.chosen, name="chosen"),
    path("desk/<slug:line>/directory", beside.directory, name="directory"),
    *(path(f"desk/<slug:line>/{name}", view, name=name) for name, view in _DEEDS.items()),
]
