package dev.cairn.destinations.internal.postgres;

import dev.cairn.destinations.Column;
import dev.cairn.destinations.ColumnType;
import dev.cairn.destinations.Row;
import dev.cairn.destinations.internal.sql.BulkRows;
import dev.cairn.destinations.internal.sql.Sql;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Adds rows with {@code COPY}, in its text format. */
final class CopiedRows implements BulkRows {

    private static final int BLOCK = 1 << 16;

    private final CopyIn copy;
    private final ColumnType[] types;
    private final StringBuilder block = new StringBuilder(BLOCK + 4096);

    CopiedRows(Connection connection, String table, List<Column> columns) throws SQLException {
        String names = columns.stream().map(column -> Sql.name(column.name())).collect(Collectors.joining(", "));
        copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + table + " (" + names + ") FROM STDIN");
        types = columns.stream().map(Column::type).toArray(ColumnType[]::new);
    }

    @Override
    public void append(Row row) throws SQLException {
        for (int i = 0; i < types.length; i++) {
            if (i > 0) {
                block.append('\t');
            }
            if (row.isNull(i)) {
                block.append("\\N");
                continue;
            }
            switch (types[i]) {
                case BOOLEAN -> block.append(row.booleanAt(i) ? 't' : 'f');
                case INTEGER -> block.append(row.integerAt(i));
                case NUMBER -> block.append(row.numberAt(i));
                case DECIMAL, TEXT, JSON -> escape(row.textAt(i));
            }
        }
        block.append('\n');
        if (block.length() >= BLOCK) {
            send();
        }
    }

    private void escape(String text) {
        int plain = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' || c == '\n' || c == '\r' || c == '\t') {
                block.append(text, plain, i).append('\\');
                block.append(c == '\n' ? 'n' : c == '\r' ? 'r' : c == '\t' ? 't' : '\\');
                plain = i + 1;
            }
        }
        block.append(text, plain, text.length());
    }

    private void send() throws SQLException {
        byte[] bytes = block.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        block.setLength(0);
    }

    /** Nothing else can be said to the server before the copy has ended. */
    @Override
    public void abandon() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    @Override
    public void close() throws SQLException {
        send();
        copy.endCopy();
    }
}
