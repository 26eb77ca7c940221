"""Addresses of the alerts: a reference says nothing about anyone."""

from django.urls import path

from frontdoor.alerts import views
from frontdoor.alerts.deciding import views as deciding
from frontdoor.alerts.figures import views as figures
from frontdoor.alerts.life import views as life
from frontdoor.alerts.nightly import views as nightly

app_name = "alerts"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("figures/", figures.page, name="figures"),
    path("figures/alerts.csv", figures.sheet, name="figures_csv"),
    path("incidents/", nightly.incidents, name="incidents"),
    path("incidents/<ref:ref>/", nightly.incident, name="incident"),
    path("<ref:ref>/", views.alert, name="alert"),
    path("<ref:ref>/acknowledge/", views.acknowledge, name="acknowledge"),
    path("<ref:ref>/guide/", views.guide, name="guide"),
    path("<ref:ref>/decide/", views.decide, name="decide"),
    path("<ref:ref>/confirm/", deciding.confirm, name="confirm"),
    path("<ref:ref>/close/", deciding.close, name="close"),
    path("<ref:ref>/steps/<int:number>/", deciding.step, name="step"),
    path("<ref:ref>/useful/", deciding.useful, name="useful"),
    path("<ref:ref>/hand-over/", life.move, name="hand_over"),
    path("<ref:ref>/pause/", life.quieten, name="pause"),
    path("<ref:ref>/pause/end/", life.unquieten, name="end_pause"),
]
