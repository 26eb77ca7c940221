"""What explains a look, and the reference of the page it was on, in columns of their own with an index each.

By hand, because Django would make the table anew on SQLite and lose its triggers; a column with a constant default is
added in place by both databases. Looks that are there already are given the reference of their page, once.
"""

from django.db import migrations, models

from frontdoor.audit.append_only import protect, release

TABLE = "audit_entry"
COLUMN = "ALTER TABLE audit_entry ADD COLUMN {} varchar(20) DEFAULT '' NOT NULL"
DROP = "ALTER TABLE audit_entry DROP COLUMN {}"
FILL = {
    "sqlite": """UPDATE audit_entry SET page_ref = substr(json_extract(detail, '$.page'), -11)
                 WHERE json_extract(detail, '$.page') GLOB '* [A-Z]-[0-9A-Z][0-9A-Z][0-9A-Z][0-9A-Z]-[0-9A-Z][0-9A-Z][0-9A-Z][0-9A-Z]'""",
    "postgresql": """UPDATE audit_entry SET page_ref = right(detail ->> 'page', 11)
                     WHERE detail ->> 'page' ~ ' [A-Z]-[0-9A-Z]{4}-[0-9A-Z]{4}$'""",
}


def fill(apps, schema_editor):
    connection = schema_editor.connection
    release(connection, TABLE)
    with connection.cursor() as cursor:
        cursor.execute(FILL[connection.vendor])
    protect(connection, TABLE)


def column(name):
    field = models.CharField(blank=True, db_default="", default="", max_length=20)
    return migrations.SeparateDatabaseAndState(
        database_operations=[migrations.RunSQL(COLUMN.format(name), DROP.format(name))],
        state_operations=[migrations.AddField("entry", name, field)],
    )


def index(fields, name):
    return migrations.AddIndex("entry", models.Index(fields=fields, name=name))


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_append_only")]

    operations = [
        column("because"),
        column("page_ref"),
        migrations.RunPython(fill, migrations.RunPython.noop),
        index(["verb", "because", "-id"], "audit_by_because"),
        index(["page_ref", "-id"], "audit_by_page"),
    ]
