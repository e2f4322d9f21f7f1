package dev.cairn.pythoncomponents;

import dev.cairn.runtime.spi.BatchExtractor;
import dev.cairn.runtime.spi.ResponseValues;
import java.io.IOException;

/** An extractor in Python. Thread-safe. */
record PythonExtractor(RemoteComponent object) implements BatchExtractor {

    @Override
    public Batches batches(ResponseValues body) throws IOException {
        return new PythonFeed(object, "extract", ResponseArgument.whole(object.bodies(), body.answer(), body.raw()));
    }
}
