package dev.cairn.destination;

final class SqliteTest extends DestinationContract {

    @Override
    Place place() {
        return new JdbcPlace("sqlite:" + folder.resolve("data.db"), "jdbc:sqlite:" + folder.resolve("data.db"));
    }
}
