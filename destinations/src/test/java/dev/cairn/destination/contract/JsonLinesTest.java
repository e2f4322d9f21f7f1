package dev.cairn.destination.contract;

final class JsonLinesTest extends DestinationContract {

    @Override
    Place place() {
        return new FilePlace("jsonl", folder.resolve("data"));
    }
}
