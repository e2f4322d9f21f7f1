package dev.cairn.destination;

final class ParquetTest extends DestinationContract {

    @Override
    Place place() {
        return new FilePlace("parquet", folder.resolve("data"));
    }
}
