"""The SQL of the twins: what was known on the day, who is in the network of whom, and three signals over that."""

# An age is reached on the day of the year one was born on; who was born on 29 February reaches it on 1 March.
_TURNED = """(year($day) - year(born) > {years}
  OR (year($day) - year(born) = {years} AND strftime($day, '%m%d') >= strftime(born, '%m%d')))"""

_EVENT = """WITH event AS (
    SELECT *, file_row_number AS row, greatest(occurred, coalesce(recorded, occurred)) AS known
    FROM read_parquet($events, file_row_number = true)
    WHERE occurred <= $day AND coalesce(recorded, occurred) <= $day AND (withdrawn IS NULL OR withdrawn > $day)),
"""

# Reading. Everybody gets a number in the order of entry; whoever only a link names comes after them.

LOADING = (
    """CREATE TABLE listed AS SELECT family, id, born, taken_as_child AS taken, file_row_number AS place
         FROM read_parquet($people, file_row_number = true)""",
    """CREATE TABLE link AS SELECT family, a, b, type, known_from FROM read_parquet($ties)
         WHERE known_from <= $day AND (known_to IS NULL OR known_to > $day)""",
    f"""CREATE TABLE person AS
         SELECT row_number() OVER (ORDER BY place, id) AS n, *,
           CASE WHEN born IS NULL THEN taken ELSE NOT {_TURNED.format(years="$child")} END AS child,
           CASE WHEN born IS NULL THEN taken AND $baby >= $child ELSE NOT {_TURNED.format(years="$baby")} END AS baby
         FROM (SELECT * FROM listed UNION ALL
           SELECT DISTINCT family, id, NULL::DATE, false, NULL::BIGINT
           FROM (SELECT family, a AS id FROM link UNION SELECT family, b FROM link) ends
           WHERE NOT EXISTS (SELECT 1 FROM listed l WHERE l.family = ends.family AND l.id = ends.id))""",  # noqa: S608
    "DROP TABLE listed",
    """CREATE TABLE tie AS SELECT x.n AS a, y.n AS b, type, known_from FROM link
         JOIN person x ON x.family = link.family AND x.id = link.a
         JOIN person y ON y.family = link.family AND y.id = link.b""",
    "DROP TABLE link",
    # Each person's records of one person: at first each stands for itself.
    """CREATE TABLE same AS SELECT a, b FROM tie WHERE type = 'same_person'
         UNION SELECT b, a FROM tie WHERE type = 'same_person'""",
    "CREATE TABLE held AS SELECT DISTINCT a AS n, a AS one FROM same",
)

SPREAD_SMALLEST = """UPDATE held SET one = near.one FROM (
    SELECT s.a AS n, min(h.one) AS one FROM same s JOIN held h ON h.n = s.b GROUP BY s.a) near
  WHERE near.n = held.n AND near.one < held.one"""

# Networks. `reached` holds who is how far from whom; the records of one person are one stop.

BEGINNING_NETWORKS = (
    "CREATE TABLE stop AS SELECT p.n, coalesce(h.one, p.n) AS one FROM person p LEFT JOIN held h ON h.n = p.n",
    """CREATE TABLE step AS SELECT DISTINCT x.one AS here, y.one AS there
         FROM (SELECT a, b FROM tie WHERE type <> 'same_person' UNION ALL
               SELECT b, a FROM tie WHERE type <> 'same_person') t
         JOIN stop x ON x.n = t.a JOIN stop y ON y.n = t.b WHERE x.one <> y.one""",
    """CREATE TABLE reached AS SELECT p.n AS root, s.one, 0 AS far
         FROM person p JOIN stop s ON s.n = p.n WHERE p.child AND p.place IS NOT NULL""",
)

ONE_LINK_FURTHER = """INSERT INTO reached SELECT DISTINCT r.root, s.there, $far
  FROM reached r JOIN step s ON s.here = r.one
  WHERE r.far = $far - 1 AND NOT EXISTS (SELECT 1 FROM reached k WHERE k.root = r.root AND k.one = s.there)"""

CAPPING_NETWORKS = (
    "CREATE TABLE near AS SELECT r.root, s.n, r.far FROM reached r JOIN stop s ON s.one = r.one",
    "CREATE TABLE full_up AS SELECT root FROM near GROUP BY root HAVING count(*) > $most",
    """CREATE TABLE member AS
         SELECT root, n FROM near WHERE root NOT IN (SELECT root FROM full_up)
         UNION ALL
         SELECT root, n FROM (
           SELECT near.root, near.n, row_number() OVER (
               PARTITION BY near.root ORDER BY near.n <> near.root, near.far, near.n) AS rank
           FROM near WHERE near.root IN (SELECT root FROM full_up))
         WHERE rank <= $most""",
    "DROP TABLE near",
    "DROP TABLE reached",
)

# Signals. Each gives root and person, or no person where the key is the family's.

S01 = f"""{_EVENT}  contact AS (
    SELECT row, family, id, agency, occurred, known, "order",
      coalesce(nullif(referral, ''), 'record:' || id) AS counts_as, list_concat(about, named, [victim]) AS people
    FROM event WHERE kind = 'contact' AND occurred > $day - $s01_days::INTEGER),
  of AS (
    SELECT DISTINCT c.row, p.n FROM (SELECT row, family, unnest(people) AS id FROM contact) c
    JOIN person p ON p.family = c.family AND p.id = c.id),
  counted AS (
    SELECT m.root, c.counts_as, arg_min(c.agency, (c.known, c."order", c.occurred, c.row)) AS agency
    FROM (SELECT DISTINCT m.root, of.row FROM of JOIN member m ON m.n = of.n) m
    JOIN contact c ON c.row = m.row GROUP BY m.root, c.counts_as)
  SELECT root, NULL::BIGINT AS person FROM counted GROUP BY root
  HAVING count(*) >= $s01_contacts AND count(DISTINCT agency) >= $s01_agencies"""  # noqa: S608

S05 = f"""{_EVENT}  episode AS (
    SELECT family, unnest(about) AS id, kind, occurred, "order", row
    FROM event WHERE kind IN ('episode_open', 'episode_close')),
  latest AS (
    SELECT p.n, arg_max((e.kind, e.occurred), (e.occurred, e."order", e.row)) AS last
    FROM episode e JOIN person p ON p.family = e.family AND p.id = e.id WHERE p.child GROUP BY p.n),
  opened AS (SELECT n, last[2] AS day FROM latest WHERE last[1] = 'episode_open'),
  waiting AS (
    SELECT m.root, t.a AS person, min(greatest(o.day, t.known_from)) AS start
    FROM opened o JOIN member m ON m.n = o.n
    JOIN tie t ON t.b = o.n AND t.type IN ('mother', 'father', 'parent', 'stepparent')
    GROUP BY m.root, t.a),
  sighting AS (
    SELECT family, unnest(seen) AS id, occurred FROM event WHERE len(seen) > 0 AND NOT list_contains($police, agency)),
  seen AS (
    SELECT p.n, max(s.occurred) AS day FROM sighting s
    JOIN person p ON p.family = s.family AND p.id = s.id GROUP BY p.n),
  answered AS (
    SELECT DISTINCT p.n FROM (SELECT family, unnest(about) AS id FROM event WHERE kind = 'consideration'
      AND subtype IN ('not_safe_to_see', 'no_contact_order', 'deceased', 'abroad', 'asked_not_known')) c
    JOIN person p ON p.family = c.family AND p.id = c.id)
  SELECT w.root, w.person FROM waiting w LEFT JOIN seen s ON s.n = w.person
  WHERE $day >= greatest(w.start, coalesce(s.day, w.start)) + $s05_days::INTEGER
    AND w.person NOT IN (SELECT n FROM answered)"""  # noqa: S608

S12 = f"""{_EVENT}  attempt AS (
    SELECT DISTINCT row, family, unnest(about) AS id, occurred
    FROM event WHERE kind = 'attempt' AND subtype IN ('was_not_brought', 'no_access')),
  missed AS (
    SELECT p.n, p.baby, count(*) FILTER (a.occurred > $day - $s12_baby_days::INTEGER) AS lately,
      count(*) FILTER (a.occurred > $day - $s12_days::INTEGER) AS in_all
    FROM attempt a JOIN person p ON p.family = a.family AND p.id = a.id WHERE p.child GROUP BY p.n, p.baby),
  parent AS (
    SELECT DISTINCT up.root, t.a AS n FROM tie t JOIN person c ON c.n = t.b AND c.child
    JOIN member down ON down.n = t.b JOIN member up ON up.n = t.a AND up.root = down.root
    WHERE t.type IN ('mother', 'father', 'parent', 'stepparent'))
  SELECT m.root, x.n AS person FROM missed x JOIN member m ON m.n = x.n
  WHERE CASE WHEN x.baby THEN x.lately >= $s12_baby_times ELSE x.in_all >= $s12_times END
    AND NOT EXISTS (SELECT 1 FROM parent p WHERE p.root = m.root AND p.n = x.n)"""  # noqa: S608
