# PgBouncer from Debian, which refuses to run as root.
FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends pgbouncer && rm -rf /var/lib/apt/lists/*
COPY pgbouncer.ini /etc/pgbouncer/pgbouncer.ini
USER postgres
# The password stands in no file of the image.
CMD ["sh", "-c", "umask 077; printf '\"holdfast\" \"%s\"\\n' \"$POSTGRES_PASSWORD\" > /tmp/userlist.txt; exec pgbouncer /etc/pgbouncer/pgbouncer.ini"]
