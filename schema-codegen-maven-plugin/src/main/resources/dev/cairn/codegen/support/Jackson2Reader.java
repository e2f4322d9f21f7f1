package dev.cairn.codegen.support;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.JsonTokenId;
import com.fasterxml.jackson.core.StreamReadCapability;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/** Lets Jackson 2 read models of one type from its parser, without maps between. Thread-safe. */
final class Jackson2Reader extends JsonDeserializer<Object> implements ContextualDeserializer {

    private final @Nullable Class<?> type;
    private final @Nullable MethodHandle fromJson;

    /** Jackson makes one, and asks it for that of a type. */
    Jackson2Reader() {
        this(null, null);
    }

    private Jackson2Reader(@Nullable Class<?> type, @Nullable MethodHandle fromJson) {
        this.type = type;
        this.fromJson = fromJson;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property)
            throws JsonMappingException {
        Class<?> model = context.getContextualType().getRawClass();
        try {
            // Not by findStatic, which wants the class loader of this class to know the model.
            MethodHandle method = MethodHandles.lookup().unreflect(model.getDeclaredMethod("fromJson", Object.class));
            return new Jackson2Reader(model, method.asType(MethodType.methodType(Object.class, Object.class)));
        } catch (ReflectiveOperationException e) {
            return context.reportBadDefinition(
                    context.getContextualType(), model.getName() + " has no static fromJson(Object)");
        }
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
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
        } catch (UncheckedIOException e) {
            throw e.getCause();
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
        if (name.jackson2 instanceof SerializedString encoded) {
            return encoded;
        }
        SerializedString encoded = new SerializedString(name.text);
        name.jackson2 = encoded;
        return encoded;
    }

    /** The values of a parser. */
    private static final class Stream extends JsonStream {

        private final JsonParser parser;
        private final DeserializationContext context;
        private @Nullable JsonDeserializer<Object> untyped;

        Stream(JsonParser parser, DeserializationContext context) {
            this.parser = parser;
            this.context = context;
        }

        /** Whether names and values come as they do in JSON; in XML, say, a list is a member that is there many times. */
        boolean isPlain() {
            return !parser.getReadCapabilities().isEnabled(StreamReadCapability.DUPLICATE_PROPERTIES)
                    && !parser.canReadTypeId()
                    && parser.currentToken() != JsonToken.FIELD_NAME;
        }

        @Override
        @Nullable
        public String nextName(@Nullable JsonName expected) {
            try {
                if (expected == null) {
                    return parser.nextFieldName();
                }
                if (parser.nextFieldName(encoded(expected))) {
                    return expected.text;
                }
                return parser.currentToken() == JsonToken.FIELD_NAME ? parser.currentName() : null;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        @Nullable
        public Object nextValue() {
            try {
                return value(parser.nextToken());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The value at whose first token the parser is. */
        @Nullable
        Object value(JsonToken token) {
            try {
                return switch (token.id()) {
                    case JsonTokenId.ID_START_OBJECT -> new OpenObject(this);
                    case JsonTokenId.ID_START_ARRAY -> new OpenArray(this);
                    case JsonTokenId.ID_STRING -> parser.getText();
                    case JsonTokenId.ID_TRUE -> true;
                    case JsonTokenId.ID_FALSE -> false;
                    case JsonTokenId.ID_NULL -> null;
                    case JsonTokenId.ID_END_ARRAY -> END;
                    case JsonTokenId.ID_NUMBER_INT -> parser.getNumberValue();
                    case JsonTokenId.ID_NUMBER_FLOAT -> real();
                    default -> wholeValue();
                };
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The number at which the parser is: what it makes of it, if that is the same number. */
        private Number real() throws IOException {
            Number number = parser.getNumberValue();
            return number instanceof Double real && !JsonNumbers.isSure(parser.getTextLength(), real)
                    ? JsonNumbers.of(parser.getText(), real)
                    : number;
        }

        /** The whole value that the parser has come to, as the library reads it. */
        @Nullable
        Object wholeValue() {
            try {
                if (parser.currentToken() == JsonToken.VALUE_NULL) {
                    return null;
                }
                if (untyped == null) {
                    untyped = context.findRootValueDeserializer(context.constructType(Object.class));
                }
                return untyped.deserialize(parser, context);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void skipValue() {
            try {
                parser.skipChildren();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
