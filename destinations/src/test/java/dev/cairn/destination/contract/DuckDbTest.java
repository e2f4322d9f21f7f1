package dev.cairn.destination.contract;

final class DuckDbTest extends DestinationContract {

    @Override
    Place place() {
        return new JdbcPlace("duckdb:" + folder.resolve("data.db"), "jdbc:duckdb:" + folder.resolve("data.db"));
    }
}
