package dev.cairn.codegen.support;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.JsonTokenId;
import tools.jackson.core.StreamReadCapability;
import tools.jackson.core.io.SerializedString;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Lets Jackson 3 read models of one type from its parser, without maps between. Thread-safe. */
final class Jackson3Reader extends ValueDeserializer<Object> {

    private final @Nullable Class<?> type;
    private final @Nullable MethodHandle fromJson;

    /** Jackson makes one, and asks it for that of a type. */
    Jackson3Reader() {
        this(null, null);
    }

    private Jackson3Reader(@Nullable Class<?> type, @Nullable MethodHandle fromJson) {
        this.type = type;
        this.fromJson = fromJson;
    }

    @Override
    public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        Class<?> model = context.getContextualType().getRawClass();
        try {
            // Not by findStatic, which wants the class loader of this class to know the model.
            MethodHandle method = MethodHandles.lookup().unreflect(model.getDeclaredMethod("fromJson", Object.class));
            return new Jackson3Reader(model, method.asType(MethodType.methodType(Object.class, Object.class)));
        } catch (ReflectiveOperationException e) {
            return context.reportBadDefinition(
                    context.getContextualType(), model.getName() + " has no static fromJson(Object)");
        }
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) {
        Stream stream = new Stream(parser, context);
        try {
            Object json = stream.isPlain() ? stream.value(parser.currentToken()) : stream.wholeValue();
            try {
                return model(json);
            } finally {
                JsonStream.finish(json);
            }
        } catch (JsonMismatchException e) {
            throw context.instantiationException(type, e);
        }
    }

    @SuppressWarnings("NullAway") // A contextual reader has its method.
    private Object model(@Nullable Object json) {
        try {
            return (Object) fromJson.invokeExact(json);
        } catch (RuntimeException | java.lang.Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** A name as the library encodes it. */
    static SerializedString encoded(JsonName name) {
        if (name.jackson3 instanceof SerializedString encoded) {
            return encoded;
        }
        SerializedString encoded = new SerializedString(name.text);
        name.jackson3 = encoded;
        return encoded;
    }

    /** The values of a parser. */
    private static final class Stream extends JsonStream {

        private final JsonParser parser;
        private final DeserializationContext context;
        private @Nullable ValueDeserializer<Object> untyped;

        Stream(JsonParser parser, DeserializationContext context) {
            this.parser = parser;
            this.context = context;
        }

        /** Whether names and values come as they do in JSON; in XML, say, a list is a member that is there many times. */
        boolean isPlain() {
            return !parser.streamReadCapabilities().isEnabled(StreamReadCapability.DUPLICATE_PROPERTIES)
                    && !parser.canReadTypeId()
                    && parser.currentToken() != JsonToken.PROPERTY_NAME;
        }

        @Override
        @Nullable
        public String nextName(@Nullable JsonName expected) {
            if (expected == null) {
                return parser.nextName();
            }
            if (parser.nextName(encoded(expected))) {
                return expected.text;
            }
            return parser.currentToken() == JsonToken.PROPERTY_NAME ? parser.currentName() : null;
        }

        @Override
        @Nullable
        public Object nextValue() {
            return value(parser.nextToken());
        }

        /** The value at whose first token the parser is. */
        @Nullable
        Object value(JsonToken token) {
            return switch (token.id()) {
                case JsonTokenId.ID_START_OBJECT -> new OpenObject(this);
                case JsonTokenId.ID_START_ARRAY -> new OpenArray(this);
                case JsonTokenId.ID_STRING -> parser.getString();
                case JsonTokenId.ID_TRUE -> true;
                case JsonTokenId.ID_FALSE -> false;
                case JsonTokenId.ID_NULL -> null;
                case JsonTokenId.ID_END_ARRAY -> END;
                case JsonTokenId.ID_NUMBER_INT -> parser.getNumberValue();
                case JsonTokenId.ID_NUMBER_FLOAT -> real();
                default -> wholeValue();
            };
        }

        /** The number at which the parser is: what it makes of it, if that is the same number. */
        private Number real() {
            Number number = parser.getNumberValue();
            return number instanceof Double real && !JsonNumbers.isSure(parser.getStringLength(), real)
                    ? JsonNumbers.of(parser.getString(), real)
                    : number;
        }

        /** The whole value that the parser has come to, as the library reads it. */
        @Nullable
        Object wholeValue() {
            if (parser.currentToken() == JsonToken.VALUE_NULL) {
                return null;
            }
            if (untyped == null) {
                untyped = context.findRootValueDeserializer(context.constructType(Object.class));
            }
            return untyped.deserialize(parser, context);
        }

        @Override
        public void skipValue() {
            parser.skipChildren();
        }
    }
}
