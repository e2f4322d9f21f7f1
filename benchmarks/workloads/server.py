"""Serves the pages with nginx, which takes next to no processor time for files."""
import contextlib
import shutil
import socket
import subprocess
import sys
import time

CONFIGURATION = """
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log {folder}/nginx.log;
events {{ worker_connections 256; }}
http {{
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 1000000;
  open_file_cache max=2000 inactive=10m;
  default_type application/json;
  client_body_temp_path {folder}/nginx/body;
  proxy_temp_path {folder}/nginx/proxy;
  fastcgi_temp_path {folder}/nginx/fastcgi;
  uwsgi_temp_path {folder}/nginx/uwsgi;
  scgi_temp_path {folder}/nginx/scgi;
  server {{
    listen 127.0.0.1:{port};
    root {folder}/pages;
    location ~ ^/(?<stream>[a-z0-9_]+)$ {{ try_files /$stream/$arg_page.json /$stream/$arg_from.json =404; }}
  }}
}}
"""


@contextlib.contextmanager
def serving(folder):
    """Serves folder/pages while the context is open, and gives the address."""
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if nginx is None:
        sys.exit("nginx is not there: apt-get install nginx-light, or the like")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (folder / "nginx").mkdir(exist_ok=True)
    file = folder / "nginx.conf"
    file.write_text(CONFIGURATION.format(folder=folder, port=port))
    server = subprocess.Popen([nginx, "-c", str(file)], stderr=subprocess.DEVNULL)
    try:
        _wait(server, port, folder / "nginx.log")
        yield "http://127.0.0.1:%d" % port
    finally:
        server.terminate()
        server.wait()


def _wait(server, port, log):
    for _ in range(100):
        if server.poll() is not None:
            sys.exit("nginx does not start; see %s" % log)
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.1)
    sys.exit("nginx does not answer on port %d" % port)
