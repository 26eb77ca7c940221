"""Finding services, showing one, and giving them on in the form of Open Referral UK."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils.timezone import localdate

from frontdoor.services.facts import addresses, group, several, text
from frontdoor.services.models import Delivery, Listing
from frontdoor.services.open_referral import in_form
from frontdoor.services.pages import Found, FoundPage, ServicePage
from frontdoor.ui.words import listed

A_PAGE, GIVEN_ON = 20, 100
SHORT = 300  # letters of a description in a list


def current() -> QuerySet[Listing]:
    """The newest entry about each service that its keeper still lists."""
    newer = Listing.objects.filter(service=OuterRef("service"), pk__gt=OuterRef("pk"))
    later = Delivery.objects.filter(
        source=OuterRef("delivery__source"), whole=True, pk__gt=OuterRef("delivery_id")
    )
    return Listing.objects.filter(~Exists(newer), ~Exists(later))


def search(*, need: str, place: str, age: int | None, cost: str, page: int, query: str) -> FoundPage:
    """The services that fit: what is not said of one does not rule it out, but for its cost."""
    offered = current().filter(status__in=("active", "temporarily closed"))
    asked = offered
    for word in need.lower().split():
        asked = asked.filter(words__contains=word)
    for word in place.lower().split():
        asked = asked.filter(Q(areas="") | Q(areas__contains=word))
    if age is not None:
        asked = asked.filter(Q(minimum_age=None) | Q(minimum_age__lte=age))
        asked = asked.filter(Q(maximum_age=None) | Q(maximum_age__gte=age))
    if cost:
        asked = asked.filter(cost=cost)
    total = asked.count()
    pages = max(1, -(-total // A_PAGE))
    page = min(max(1, page), pages)
    shown = asked.order_by("name", "pk")[(page - 1) * A_PAGE : page * A_PAGE]
    return FoundPage(tuple(_found(each) for each in shown), total, page, pages, offered.count(), query)


def service_page(service: UUID) -> ServicePage:
    """One service, as its newest entry describes it."""
    listing = Listing.objects.filter(service=service).select_related("delivery").order_by("-pk").first()
    if listing is None:
        raise Http404("No such service.")
    body = listing.body
    return ServicePage(
        id=str(listing.service),
        name=listing.name,
        by=text(group(body, "organization"), "name"),
        status=listing.status,
        alert=text(body, "alert"),
        what=tuple(part for part in text(body, "description").splitlines() if part.strip()),
        rows=tuple((term, said) for term, said in _rows(listing) if said),
        source=listing.delivery.source,
        on=localdate(listing.delivery.at),
        listed=current().filter(pk=listing.pk).exists(),
    )


def given_on(page: int) -> dict[str, Any]:
    """One page of all services in form, as the interface of Open Referral UK gives them."""
    everything = current().order_by("pk")
    total = everything.count()
    pages = max(1, -(-total // GIVEN_ON))
    page = min(max(1, page), pages)
    bodies = [in_form(each.body)[0] for each in everything[(page - 1) * GIVEN_ON : page * GIVEN_ON]]
    return {
        "total_items": total,
        "total_pages": pages,
        "page_number": page,
        "size": len(bodies),
        "first_page": page == 1,
        "last_page": page == pages,
        "empty": not bodies,
        "contents": bodies,
    }


def one_given_on(service: UUID) -> dict[str, Any]:
    """One service in form."""
    listing = current().filter(service=service).first()
    if listing is None:
        raise Http404("No such service.")
    return in_form(listing.body)[0]


def all_given_on() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every service in form, with its identifier."""
    for listing in current().order_by("pk").iterator():
        yield str(listing.service), in_form(listing.body)[0]


def deliveries() -> list[tuple[str, Any, str, int, int]]:
    """Each delivery, newest first: from whom, when, by whom, how many entries, how many set aside."""
    newest = Delivery.objects.order_by("-pk")[:50]
    return [
        (each.source, each.at, each.by_name, each.listings.count(), each.unread.count()) for each in newest
    ]


def set_aside() -> list[tuple[str, int, str]]:
    """What could not be read in the newest delivery of each keeper: from whom, which entry, and why."""
    newest = Delivery.objects.values("source").annotate(newest=Max("pk")).values_list("newest", flat=True)
    rows = Delivery.objects.filter(pk__in=list(newest)).exclude(unread=None)
    return [
        (each.source, aside.place, aside.why)
        for each in rows.distinct().order_by("source")
        for aside in each.unread.order_by("place")[:100]
    ]


def _found(listing: Listing) -> Found:
    what = " ".join(text(listing.body, "description").split())
    short = what if len(what) <= SHORT else f"{what[:SHORT].rpartition(' ')[0]} …"
    by = text(group(listing.body, "organization"), "name")
    return Found(str(listing.service), listing.name, by, short, _ages(listing), listing.get_cost_display())


def _ages(listing: Listing) -> str:
    low, high = listing.minimum_age, listing.maximum_age
    if low is None and high is None:
        return "Ages not said"
    if high is None:
        return f"From {low:g}"
    return f"Up to {high:g}" if not low else f"{low:g} to {high:g}"


def _rows(listing: Listing) -> Iterator[tuple[str, str]]:
    body = listing.body
    yield "For whom", text(body, "eligibility_description")
    yield "Ages", _ages(listing)
    yield "Cost", "; ".join([listing.get_cost_display(), *_costs(body)])
    yield (
        "Where it is offered",
        listed(dict.fromkeys(text(each, "name") for each in several(body, "service_areas"))),
    )
    yield "Where to go", "; ".join(_address(each) for each in addresses(body))
    yield "When", "; ".join(filter(None, (text(each, "description") for each in several(body, "schedules"))))
    yield "Languages", listed(filter(None, (text(each, "name") for each in several(body, "languages"))))
    yield "How to apply", text(body, "application_process")
    yield "Waiting time", text(body, "wait_time")
    yield "Telephone", "; ".join(filter(None, (text(each, "number") for each in several(body, "phones"))))
    yield "E-mail", text(body, "email")
    yield "Website", text(body, "url")
    yield "Ask for", listed(filter(None, (text(each, "name") for each in several(body, "contacts"))))


def _costs(body: dict[str, Any]) -> Iterator[str]:
    for each in several(body, "cost_options"):
        amount = each.get("amount")
        paid = f"{amount:g} {text(each, 'currency')}".strip() if isinstance(amount, int | float) else ""
        yield " ".join(filter(None, (text(each, "option"), paid, text(each, "amount_description"))))
    yield from filter(None, (text(body, "fees_description") or text(body, "fees"),))


def _address(address: dict[str, Any]) -> str:
    return ", ".join(
        filter(None, (text(address, name) for name in ("address_1", "address_2", "city", "postal_code")))
    )
