package dev.cairn.codegen.support;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Lets Jackson 2 write models to its generator, without maps between. Thread-safe. */
final class Jackson2Writer extends JsonSerializer<JsonModel> {

    Jackson2Writer() {}

    @Override
    public void serialize(JsonModel model, JsonGenerator generator, SerializerProvider provider) throws IOException {
        if (provider.isEnabled(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)) {
            provider.defaultSerializeValue(model.toJson(), generator);
            return;
        }
        try {
            model.write(new GeneratorWriter(generator, provider));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void serializeWithType(
            JsonModel model, JsonGenerator generator, SerializerProvider provider, TypeSerializer typed)
            throws IOException {
        serialize(model, generator, provider);
    }

    /** Writes to a generator. */
    private static final class GeneratorWriter extends TextWriter {

        private final JsonGenerator generator;
        private final SerializerProvider provider;

        GeneratorWriter(JsonGenerator generator, SerializerProvider provider) {
            this.generator = generator;
            this.provider = provider;
        }

        @Override
        public void start() {
            try {
                generator.writeStartObject();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void end() {
            try {
                generator.writeEndObject();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void array(int size) {
            try {
                generator.writeStartArray(null, size);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void endArray() {
            try {
                generator.writeEndArray();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void name(JsonName name) {
            try {
                generator.writeFieldName(Jackson2Reader.encoded(name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void name(String name) {
            try {
                generator.writeFieldName(name);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void text(String value) {
            try {
                generator.writeString(value);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void nothing() {
            try {
                generator.writeNull();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void scalar(Object value) {
            try {
                if (value instanceof Long integer) {
                    generator.writeNumber(integer);
                } else if (value instanceof Double number) {
                    generator.writeNumber(number);
                } else if (value instanceof Boolean bool) {
                    generator.writeBoolean(bool);
                } else {
                    provider.defaultSerializeValue(value, generator);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
