package dev.cairn.destination;

final class JsonLinesTest extends DestinationContract {

    @Override
    Place place() {
        return new FilePlace("jsonl", folder.resolve("data"));
    }
}
