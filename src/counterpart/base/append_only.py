"""Tables whose rows the database itself refuses to change or delete: by triggers, on SQLite and on PostgreSQL.

    LOG = AppendOnly("base_audit", "the audit log is append-only", {"base_auditevent": ("id = NEW.id",)})

SQLite drops a table's triggers with the table, and a migration that alters a table remakes it: such a migration must
end with `protect`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from django.db.backends.base.base import BaseDatabaseWrapper

_SQLITE = {
    "update": "BEFORE UPDATE{columns} ON {table}",
    "delete": "BEFORE DELETE ON {table}",
    # INSERT OR REPLACE deletes the rows in its way without asking the trigger on DELETE.
    "replace": "BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {unique})",
}
_VERBS = {"sqlite": tuple(_SQLITE), "postgresql": ("update", "delete", "truncate")}
_PRESENT = """
SELECT tgname, pg_get_triggerdef(pg_trigger.oid) FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
WHERE tgenabled IN ('O', 'A') AND prosrc = %s
"""


@dataclass(frozen=True, slots=True)
class AppendOnly:
    """Some tables with one refusal.

    `name` begins the name of the function that PostgreSQL's triggers call. `tables` says, for each table, by which
    conditions on the new row an existing row would be replaced: its unique columns. `kept`: the columns that stay, of a
    table of which another may change. `settled`: the column of such a table that ends all change of a row once it is
    filled.
    """

    name: str
    refusal: str
    tables: Mapping[str, tuple[str, ...]]
    kept: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    settled: Mapping[str, str] = field(default_factory=dict)

    def create(self, connection: BaseDatabaseWrapper) -> None:
        """Put all triggers in place."""
        self.create_function(connection)
        self.protect(connection, *self.tables)

    def drop(self, connection: BaseDatabaseWrapper) -> None:
        """Take all triggers away; for going back in the migrations, and for tests."""
        self.unprotect(connection, *self.tables)
        self.drop_function(connection)

    def create_function(self, connection: BaseDatabaseWrapper) -> None:
        """What the triggers of PostgreSQL call."""
        if connection.vendor == "postgresql":
            _run(
                connection, f"CREATE FUNCTION {self.name}_refuse() RETURNS trigger LANGUAGE plpgsql AS $${self._body}$$"
            )

    def drop_function(self, connection: BaseDatabaseWrapper) -> None:
        """Take away what the triggers of PostgreSQL call."""
        if connection.vendor == "postgresql":
            _run(connection, f"DROP FUNCTION {self.name}_refuse()")

    def protect(self, connection: BaseDatabaseWrapper, *tables: str) -> None:
        """Put the triggers of some tables in place."""
        for table, verb in self._each(connection, tables):
            _run(connection, self._trigger(connection, table, verb))

    def unprotect(self, connection: BaseDatabaseWrapper, *tables: str) -> None:
        """Take the triggers of some tables away, as many as there are."""
        for table, verb in self._each(connection, tables):
            on = f" ON {table}" if connection.vendor == "postgresql" else ""
            _run(connection, f"DROP TRIGGER IF EXISTS {table}_no_{verb}{on}")

    def missing(self, connection: BaseDatabaseWrapper) -> list[str]:
        """Names of triggers that are not in place, are switched off or would not refuse."""
        on_postgresql = connection.vendor == "postgresql"
        present = self._on_postgresql(connection) if on_postgresql else self._on_sqlite(connection)
        names = (f"{table}_no_{verb}" for table, verb in self._each(connection, self.tables))
        return [name for name in names if name not in present]

    @property
    def _body(self) -> str:
        return f"BEGIN RAISE EXCEPTION '{self.refusal}' USING ERRCODE = 'integrity_constraint_violation'; END"

    def _on_postgresql(self, connection: BaseDatabaseWrapper) -> set[str]:
        with connection.cursor() as cursor:
            cursor.execute(_PRESENT, [self._body])
            return {name for name, statement in cursor.fetchall() if self._has_its_condition(name, statement)}

    def _has_its_condition(self, name: str, statement: str) -> bool:
        """Whether PostgreSQL would call it when it should: always, but for rows that are settled."""
        found = statement.partition(" WHEN ")[2].partition(" EXECUTE ")[0]
        wanted = {f"{table}_no_again": f"((old.{column} IS NOT NULL))" for table, column in self.settled.items()}
        return found == wanted.get(name, "")

    def _on_sqlite(self, connection: BaseDatabaseWrapper) -> set[str]:
        ours = {self._trigger(connection, table, verb) for table, verb in self._each(connection, self.tables)}
        with connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            return {name for name, sql in cursor.fetchall() if sql in ours}

    def _trigger(self, connection: BaseDatabaseWrapper, table: str, verb: str) -> str:
        """The statement that makes one trigger."""
        begin = f"CREATE TRIGGER {table}_no_{verb}"
        refuse = f"BEGIN SELECT RAISE(ABORT, '{self.refusal}'); END"
        call = f"EXECUTE FUNCTION {self.name}_refuse()"
        if verb == "again":
            begin = f"{begin} BEFORE UPDATE ON {table} FOR EACH ROW WHEN (OLD.{self.settled[table]} IS NOT NULL)"
            return f"{begin} {call if connection.vendor == 'postgresql' else refuse}"
        columns = f" OF {', '.join(self.kept[table])}" if verb == "update" and table in self.kept else ""
        if connection.vendor == "postgresql":
            return f"{begin} BEFORE {verb}{columns} ON {table} FOR EACH STATEMENT {call}"
        unique = " OR ".join(f"({each})" for each in self.tables[table])
        when = _SQLITE[verb].format(table=table, unique=unique, columns=columns)
        return f"{begin} {when} {refuse}"

    def _each(self, connection: BaseDatabaseWrapper, tables: Iterable[str]) -> Iterator[tuple[str, str]]:
        for table in tables:
            for verb in _VERBS[connection.vendor]:
                yield table, verb
            if table in self.settled:
                yield table, "again"


def _run(connection: BaseDatabaseWrapper, statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
