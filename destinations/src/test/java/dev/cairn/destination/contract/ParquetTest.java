package dev.cairn.destination.contract;

final class ParquetTest extends DestinationContract {

    @Override
    Place place() {
        return new FilePlace("parquet", folder.resolve("data"));
    }
}
