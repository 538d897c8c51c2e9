"""The WSGI application every server process runs."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "grove.settings")
application = get_wsgi_application()
gc.freeze()  # what start-up made lives as long as the process; collecting it only costs latency
