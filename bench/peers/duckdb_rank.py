"""What `whotalks rank FILE -o OUT` finds, as SQL: loads the messages, counts posts and impressions, makes both 80 % cuts, writes the list.

    python duckdb_rank.py FILE OUT THREADS [scan]

Impressions are modelled, as Whotalks' default is on such data: posts times the distinct others that the author ever wrote to. Like
Whotalks it keeps all messages (time, topic, text); with "scan" it does not: one pass over the file with nothing kept.
"""
import sys

import duckdb

file, out, threads = sys.argv[1], sys.argv[2], int(sys.argv[3])
keeps = len(sys.argv) < 5
db = duckdb.connect(config={"threads": threads})
source = f"read_csv('{file}', header = true)"
if keeps:
    db.execute(f"CREATE TABLE messages AS SELECT * FROM {source}")
    source = "messages"
db.execute(f"""
    CREATE TABLE ties AS SELECT "from" AS author, "to" AS recipient, count(*) AS messages FROM {source} GROUP BY ALL;
    CREATE TABLE people AS
      WITH authors AS (
        SELECT author AS id, sum(messages) AS posts, count(*) FILTER (recipient <> author) AS reach FROM ties GROUP BY author
      ), everyone AS (SELECT author AS id FROM ties UNION SELECT recipient FROM ties)
      SELECT id, coalesce(posts, 0)::BIGINT AS posts, coalesce(posts * reach, 0)::BIGINT AS impressions FROM everyone LEFT JOIN authors USING (id);
    CREATE TABLE marked AS
      SELECT *, rank() OVER (ORDER BY impressions DESC) AS place,
        sum(impressions) OVER (ORDER BY impressions DESC, id ROWS UNBOUNDED PRECEDING) - impressions < 0.8 * sum(impressions) OVER () * (1 - 1e-12) AS connector,
        sum(posts) OVER (ORDER BY posts DESC, id ROWS UNBOUNDED PRECEDING) - posts < 0.8 * sum(posts) OVER () * (1 - 1e-12) AS maven
      FROM people;
    COPY (
      SELECT place AS rank, id, CASE WHEN connector AND maven THEN 'both' WHEN connector THEN 'connector' WHEN maven THEN 'maven' ELSE 'neither' END AS role, impressions, posts
      FROM marked ORDER BY impressions DESC, id
    ) TO '{out}' (HEADER);
""")
