"""Addresses of seals: a reference says nothing about anyone."""

from django.urls import path

from frontdoor.sealing import views, views_own

app_name = "sealing"
urlpatterns = [
    path("seals/", views.seals, name="seals"),
    path("seals/<ref:ref>/readers/", views.let_see, name="let_see"),
    path("seals/<ref:ref>/lift/", views.lift, name="lift"),
    path("people/<ref:ref>/seal/", views.seal, name="seal"),
    path("people/<ref:ref>/i-know-them/", views.conflict, name="conflict"),
    path("my-address/", views_own.addresses, name="addresses"),
    path("staff-records/", views_own.staff_record, name="staff_record"),
    path("conflicts/", views_own.conflicts, name="conflicts"),
    path("conflicts/<int:number>/end/", views_own.end_conflict, name="end_conflict"),
    path("conflicts/address/<int:number>/end/", views_own.end_address, name="end_address"),
]
