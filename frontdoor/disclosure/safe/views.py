"""The pages about reaching somebody: safe addresses, channels, using one, and sending what was released."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from frontdoor.access.permissions import needs
from frontdoor.audit.actions import record, record_all
from frontdoor.disclosure.gate.queries import agencies_to_choose, document
from frontdoor.disclosure.safe import actions, queries
from frontdoor.disclosure.safe.forms import AddressForm, AttemptForm, ChannelForm, EndForm, SendForm
from frontdoor.disclosure.safe.notices import words_to_leave
from frontdoor.people.looking import looked_at
from frontdoor.people.queries import as_described, person_by_ref


@require_safe
@needs(actions.KEEP)
@transaction.atomic
def reach(request: HttpRequest, ref: str) -> HttpResponse:
    """How somebody can be reached: only what whoever asks may know, and nothing that tells there is more."""
    now, person = timezone.now(), person_by_ref(ref)
    addresses = queries.addresses_shown(person, request.actor)
    looked_at([person.ref], page="how to reach", by=request.actor, at=now, opens=True)
    record_all(
        "looked at a safe address",
        kind="safe address",
        refs=[each.ref for each in addresses],
        by=request.actor,
        at=now,
    )
    shown = {
        "ref": person.ref,
        "called": as_described(person).called,
        "addresses": addresses,
        "reaches": queries.reaches(person, request.actor),
    }
    return render(request, "disclosure/reach.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(actions.KEEP)
def keep_address(request: HttpRequest, ref: str) -> HttpResponse:
    """Keep a safe address. What is answered is the same whether another is kept already."""
    person = person_by_ref(ref)
    data = request.POST if request.method == "POST" else None
    form = AddressForm(data, person=person.ref, agencies=agencies_to_choose())
    if form.is_valid():
        try:
            actions.keep_address(person=person, **form.given(), by=request.actor, at=timezone.now())
            messages.success(request, "The address is kept. Only those you named are told that it is.")
            return redirect("disclosure:reach", ref=person.ref)
        except actions.NotSafe as refused:
            form.add_error("address", str(refused))
    return render(request, "disclosure/keep_address.html", {"form": form, "ref": person.ref})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(actions.KEEP)
@transaction.atomic
def end_address(request: HttpRequest, ref: str) -> HttpResponse:
    """Say that an address holds no longer."""
    address = queries.address_by_ref(ref, request.actor)
    form = EndForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.end_address(address=address, **form.cleaned_data, by=request.actor, at=timezone.now())
        messages.success(request, "The address holds no longer.")
        return redirect("disclosure:reach", ref=address.person.ref)
    record("looked at a safe address", kind="safe address", ref=ref, by=request.actor, at=timezone.now())
    return render(request, "disclosure/end_address.html", {"form": form, "address": address})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(actions.KEEP)
def say_channel(request: HttpRequest, ref: str) -> HttpResponse:
    """Say of a way to reach somebody whether it is safe."""
    person = person_by_ref(ref)
    form = ChannelForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.say_channel(person=person, **form.given(), by=request.actor, at=timezone.now())
        messages.success(request, "That is kept.")
        return redirect("disclosure:reach", ref=person.ref)
    return render(request, "disclosure/say_channel.html", {"form": form, "ref": person.ref})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(actions.KEEP)
def attempt(request: HttpRequest, ref: str, channel: str) -> HttpResponse:
    """Write down that somebody was called or written to."""
    person = person_by_ref(ref)
    found = queries.channel_shown(person, channel, request.actor)
    form = AttemptForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.attempt(channel=found, **form.cleaned_data, by=request.actor, at=timezone.now())
            messages.success(request, "That is kept.")
            return redirect("disclosure:reach", ref=person.ref)
        except actions.NotSafe as refused:
            form.add_error("outcome", str(refused))
    shown = {
        "form": form,
        "ref": person.ref,
        "said": queries.said_of(found),
        "words": words_to_leave(found.ref),
    }
    return render(request, "disclosure/attempt.html", {**shown, "kind": found.get_kind_display()})


@require_http_methods(["GET", "HEAD", "POST"])
@needs("write documents")
@transaction.atomic
def send(request: HttpRequest, ref: str, person: str) -> HttpResponse:
    """Send a released document to one of those who get it, by a channel that is safe for them."""
    found, to = document(ref), person_by_ref(person)
    looked_at([to.ref], page=f"document {ref}", by=request.actor, at=timezone.now(), opens=True)
    ways = [each for each in queries.reaches(to, request.actor) if each.safe and each.kind != "Telephone"]
    data = request.POST if request.method == "POST" else None
    form = SendForm(data, channels=[(each.ref, f"{each.kind}: {each.value}") for each in ways])
    if form.is_valid():
        channel = queries.channel_by_ref(to, form.cleaned_data.pop("channel"))
        given = {"document": found, "person": to, "channel": channel, **form.cleaned_data}
        try:
            actions.send(**given, by=request.actor, at=timezone.now())
            messages.success(request, "The sending is written down.")
            return redirect("disclosure:document", ref=found.ref)
        except actions.NotSafe as refused:
            form.add_error("envelope", str(refused))
    shown = {
        "form": form,
        "ref": found.ref,
        "person": to.ref,
        "called": as_described(to).called,
        "ways": ways,
    }
    return render(request, "disclosure/send.html", shown)
