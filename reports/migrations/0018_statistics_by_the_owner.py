"""Only its owner may analyse a table, and the site owns none: it asks this function, which runs as the owner."""

from django.db import migrations

_MAKE = """
    CREATE FUNCTION public.reports_refresh_statistics(tables text[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE
        name text;
    BEGIN
        FOREACH name IN ARRAY tables LOOP
            EXECUTE format('ANALYZE public.%I', name);
        END LOOP;
    END
    $$
"""


class Migration(migrations.Migration):
    dependencies = [("reports", "0017_words_of_withdrawn_passages")]

    operations = [migrations.RunSQL(_MAKE, "DROP FUNCTION public.reports_refresh_statistics(text[])")]
