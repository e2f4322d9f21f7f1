package dev.cairn.codegen.support;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.jsontype.TypeSerializer;

/** Lets Jackson 3 write models to its generator, without maps between. Thread-safe. */
final class Jackson3Writer extends ValueSerializer<JsonModel> {

    Jackson3Writer() {}

    @Override
    public void serialize(JsonModel model, JsonGenerator generator, SerializationContext context) {
        if (context.isEnabled(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)) {
            context.writeValue(generator, model.toJson());
        } else {
            model.write(new GeneratorWriter(generator, context));
        }
    }

    @Override
    public void serializeWithType(
            JsonModel model, JsonGenerator generator, SerializationContext context, TypeSerializer typed) {
        serialize(model, generator, context);
    }

    /** Writes to a generator. */
    private static final class GeneratorWriter extends TextWriter {

        private final JsonGenerator generator;
        private final SerializationContext context;

        GeneratorWriter(JsonGenerator generator, SerializationContext context) {
            this.generator = generator;
            this.context = context;
        }

        @Override
        public void start() {
            generator.writeStartObject();
        }

        @Override
        public void end() {
            generator.writeEndObject();
        }

        @Override
        public void array(int size) {
            generator.writeStartArray(null, size);
        }

        @Override
        public void endArray() {
            generator.writeEndArray();
        }

        @Override
        public void name(JsonName name) {
            generator.writeName(Jackson3Reader.encoded(name));
        }

        @Override
        public void name(String name) {
            generator.writeName(name);
        }

        @Override
        public void text(String value) {
            generator.writeString(value);
        }

        @Override
        public void nothing() {
            generator.writeNull();
        }

        @Override
        public void scalar(Object value) {
            if (value instanceof Long integer) {
                generator.writeNumber(integer);
            } else if (value instanceof Double number) {
                generator.writeNumber(number);
            } else if (value instanceof Boolean bool) {
                generator.writeBoolean(bool);
            } else {
                context.writeValue(generator, value);
            }
        }
    }
}
