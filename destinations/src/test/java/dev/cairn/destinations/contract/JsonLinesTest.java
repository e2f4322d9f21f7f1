package dev.cairn.destinations.contract;

import org.junit.jupiter.api.Tag;

@Tag("thorough")
final class JsonLinesTest extends DestinationContract {

    @Override
    Place place() {
        return new FilePlace("jsonl", folder.resolve("data"));
    }
}
