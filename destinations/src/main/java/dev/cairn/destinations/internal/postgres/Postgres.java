package dev.cairn.destinations.internal.postgres;

import dev.cairn.destinations.Column;
import dev.cairn.destinations.ColumnType;
import dev.cairn.destinations.DestinationException;
import dev.cairn.destinations.DestinationInUseException;
import dev.cairn.destinations.Row;
import dev.cairn.destinations.internal.access.Drivers;
import dev.cairn.destinations.internal.access.LockWait;
import dev.cairn.destinations.internal.sql.BulkRows;
import dev.cairn.destinations.internal.sql.Sql;
import dev.cairn.destinations.internal.sql.SqlDialect;
import dev.cairn.destinations.internal.sql.SqlSession;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** PostgreSQL. The right to write is an advisory lock of the session, which the server takes back when that ends. */
final class Postgres implements SqlDialect {

    private static final String DRIVER = "org.postgresql.Driver";
    private static final String ARTIFACT = "org.postgresql:postgresql";

    private static final String STATEMENT_TIMEOUT = "57014";

    /** Classes of errors: of the connection, the transaction, rights to log in, resources, the operator, the system. */
    private static final Set<String> OF_ALL = Set.of("08", "25", "28", "53", "57", "58", "XX");

    private static final String USED_ADVICE = ". Drop what uses it, sync, and make it again";

    /** What helps, by the state of an error: something depends on a table or column; a column has another type. */
    private static final Map<String, String> ADVICE =
            Map.of("0A000", USED_ADVICE, "2BP01", USED_ADVICE, "42804", ". Give the column back the type that it had");

    /** Its index, its row type and its storage of long values go with a table, and come with the next. */
    private static final String USED = """
            SELECT count(*) FROM pg_catalog.pg_class t WHERE t.oid = pg_catalog.to_regclass(%s) AND (
              t.relacl IS NOT NULL OR t.relrowsecurity OR t.reloptions IS NOT NULL
              OR EXISTS (SELECT 1 FROM pg_catalog.pg_attribute a WHERE a.attrelid = t.oid AND a.attacl IS NOT NULL)
              OR EXISTS (SELECT 1 FROM pg_catalog.pg_description d
                WHERE d.objoid = t.oid AND d.classoid = 'pg_catalog.pg_class'::regclass)
              OR EXISTS (SELECT 1 FROM pg_catalog.pg_depend d
                LEFT JOIN pg_catalog.pg_class i ON d.classid = 'pg_catalog.pg_class'::regclass AND i.oid = d.objid
                WHERE d.refobjid IN (t.oid, t.reltype) AND d.objid NOT IN (t.oid, t.reltype)
                  AND d.deptype <> 'i' AND NOT coalesce(i.relname LIKE '\\_cairn\\_%%', false)))
            """;

    private final PostgresAddress address;

    Postgres(PostgresAddress address) {
        this.address = address;
    }

    @Override
    public String name() {
        return address.name();
    }

    @Override
    public Connection reader() throws SQLException, DestinationException {
        Properties properties = new Properties();
        properties.putAll(address.properties());
        properties.setProperty("ApplicationName", "cairn");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("options", "-c client_min_messages=error");
        Connection connection = Drivers.connect(DRIVER, ARTIFACT, address.url(), properties);
        if (address.schema() != null) {
            connection.setSchema(address.schema());
        }
        return connection;
    }

    @Override
    public SqlSession writer() throws SQLException, DestinationException {
        Connection connection = reader();
        try {
            if (address.schema() != null) {
                Sql.run(connection, "CREATE SCHEMA IF NOT EXISTS " + Sql.name(address.schema()));
            }
            lock(connection);
            connection.setAutoCommit(false);
            return new SqlSession(connection, () -> {}, () -> {});
        } catch (SQLException | DestinationException e) {
            connection.close();
            throw e;
        }
    }

    private void lock(Connection connection) throws SQLException, DestinationException {
        String query = "SELECT pg_try_advisory_lock(hashtext('cairn'), hashtext("
                + (address.schema() == null ? "current_schema()" : Sql.text(address.schema())) + "))";
        LockWait patience = new LockWait();
        do {
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(query)) {
                if (result.next() && result.getBoolean(1)) {
                    return;
                }
            }
        } while (patience.lasts());
        throw new DestinationInUseException(name());
    }

    @Override
    public int longestName() {
        return 63;
    }

    @Override
    public boolean takesNul() {
        return false;
    }

    @Override
    public String type(ColumnType type) {
        return switch (type) {
            case BOOLEAN -> "boolean";
            case INTEGER -> "bigint";
            case NUMBER -> "double precision";
            case DECIMAL -> "numeric";
            case TEXT -> "text";
            case JSON -> "jsonb";
        };
    }

    @Override
    public String rowId() {
        return "ctid";
    }

    /** A row goes where there is room for it: a small one may come before a large one that is older. */
    @Override
    public String order() {
        return "_cairn_order";
    }

    @Override
    public String orderColumn() {
        return order() + " bigint GENERATED ALWAYS AS IDENTITY (CACHE 1000)";
    }

    @Override
    public String clear(String table) {
        return "TRUNCATE " + table;
    }

    @Override
    public String widened(String value, ColumnType from, ColumnType to) {
        return switch (to) {
            case NUMBER -> value + "::double precision";
            case DECIMAL -> value + "::text::numeric"; // from a double it takes 15 digits
            case TEXT -> from == ColumnType.DECIMAL ? decimalText(value) : value + "::text";
            case BOOLEAN, INTEGER, JSON -> "to_jsonb(" + value + ")";
        };
    }

    @Override
    public boolean wantsIndex() {
        return true;
    }

    /** Views and foreign keys, columns' rights, indexes, triggers, rules, publications, comments: all that names the table. */
    @Override
    public boolean isUsed(Connection connection, String table) throws SQLException {
        return Sql.number(connection, USED.formatted(Sql.text(Sql.name(table)))) > 0;
    }

    @Override
    public boolean concernsOneTable(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.equals(STATEMENT_TIMEOUT) || (state.length() == 5 && !OF_ALL.contains(state.substring(0, 2)));
    }

    /** Without the server's own advice, which is to drop whatever uses a table, and without rows. */
    @Override
    public String explain(SQLException e) {
        String text = String.valueOf(e.getMessage())
                .replaceAll("\\R\\s*(Hint|Where|Position|Detail: Failing row contains).*", "");
        String advice = ADVICE.getOrDefault(String.valueOf(e.getSQLState()), "");
        return name() + ": " + text.strip().replaceAll("\\s*\\R\\s*", "; ") + advice;
    }

    @Override
    public BitSet lacking(Row row, List<Column> columns, List<String> key) {
        return PageRoom.lacking(row, columns, key);
    }

    @Override
    public BulkRows bulk(Connection connection, String table, List<Column> columns) throws SQLException {
        return new CopiedRows(connection, table, columns);
    }

    /**
     * Returns the text of a {@code numeric}, which may be null, as {@link dev.cairn.destinations.internal.number.Decimals}
     * gives it. PostgreSQL takes no subquery where a column gets another type.
     */
    private static String decimalText(String value) {
        String size = "abs(" + value + ")";
        String digits = "trim(both '0' from replace(" + size + "::text, '.', ''))";
        String fraction = "split_part(" + size + "::text, '.', 2)";
        String small = "(length(" + fraction + ") - length(ltrim(" + fraction + ", '0')) + 1)::text";
        return "CASE WHEN " + value + " = 0 OR (" + size + " >= 0.0001 AND " + size + " < 1e300) THEN " + value
                + "::text"
                + " ELSE CASE WHEN " + value + " < 0 THEN '-' ELSE '' END || left(" + digits + ", 1)"
                + " || CASE WHEN length(" + digits + ") > 1 THEN '.' || substr(" + digits + ", 2) ELSE '' END"
                + " || CASE WHEN " + size + " >= 1 THEN 'e+' || (length(trunc(" + size + ")::text) - 1)"
                + " ELSE 'e-' || lpad(" + small + ", greatest(2, length(" + small + ")), '0') END END";
    }
}
