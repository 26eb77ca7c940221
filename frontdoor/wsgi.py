"""Where a web server finds the service."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frontdoor.settings.production")
os.environ["KINFOLD_SERVES"] = "1"  # a page's question to the database ends after half a minute
application = get_wsgi_application()

from frontdoor.access.serving import refuse_to_serve_unheld  # noqa: E402  (the rooms must be ready first)

refuse_to_serve_unheld()
