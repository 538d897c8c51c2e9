"""Addresses of the metric catalogue and of the rules, from the root of the site."""

from django.urls import path

from grove.drafting.views import catalogue, reviewer

urlpatterns = [
    path("rules", reviewer.rules, name="rules"),
    path("rules/<slug:rule>", reviewer.rule, name="rule"),
    path("settings/reviewer", reviewer.house_rules, name="house_rules"),
    path("metrics", catalogue.metrics, name="metrics"),
    path("metrics/<slug:metric>", catalogue.metric, name="metric"),
    path("<slug:dept>/metrics", catalogue.metric_new, name="metric_new"),
    path("<slug:dept>/metrics/<int:own>", catalogue.own_metric, name="own_metric"),
    path("<slug:dept>/metrics/<int:own>/bin", catalogue.own_metric_bin, name="own_metric_bin"),
]
