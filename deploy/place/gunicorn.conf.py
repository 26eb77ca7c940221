"""The web server behind the proxy: TLS to the proxy with certificates on both sides, and one meaning of a request.

`gunicorn -c deploy/place/gunicorn.conf.py frontdoor.wsgi`. The proxy shows a certificate of the place's own authority,
or nothing is read; the service shows one too, and the proxy checks it. There is no plain way in.
"""

import os
import ssl

_folder = os.environ.get("KINFOLD_TLS", "/etc/kinfold/tls")

bind = os.environ.get("KINFOLD_BIND", "127.0.0.1:8443")
workers = int(os.environ.get("KINFOLD_WORKERS", "2"))
threads = int(os.environ.get("KINFOLD_THREADS", "4"))
control_socket_disable = True

certfile, keyfile = f"{_folder}/service.crt", f"{_folder}/service.key"
ca_certs, cert_reqs = f"{_folder}/authority.crt", ssl.CERT_REQUIRED
do_handshake_on_connect = True


def ssl_context(config, default_factory):
    """TLS 1.3 alone: both ends are ours."""
    context = default_factory()
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    return context


# Nothing of a request is believed for a header: what the proxy says goes to Django, which counts the proxies.
forwarded_allow_ips = ""
secure_scheme_headers: dict[str, str] = {}
forwarder_headers = ""
header_map = "drop"  # a name with an underscore could pass for another
limit_request_line, limit_request_fields, limit_request_field_size = 4094, 60, 8190
timeout, graceful_timeout, keepalive = 60, 30, 5
accesslog = None  # no list of requests: see security/policy.md, "What is logged"
loglevel = (
    "error"  # its warnings repeat the first line of a request that cannot be read: an address, perhaps a name
)
