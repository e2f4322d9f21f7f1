package dev.cairn.json.scan;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.json.UTF8StreamJsonParser;
import com.fasterxml.jackson.core.sym.ByteQuadsCanonicalizer;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A parser that takes escaped halves of surrogate pairs in names. Jackson keeps names as UTF-8, which has no form for them:
 * it is shown a character that stands in for each, and {@link #nextFieldName()} puts them back. Confined to one thread.
 */
final class ExactNamesParser extends UTF8StreamJsonParser {

    /** JSON has control characters as escapes only, so none comes into a name but through {@link #_decodeEscaped()}. */
    private static final char STAND_IN = '\u0001';

    private static final int ESCAPE_LENGTH = 6;

    /** What stands behind the stand-ins of the current name, in order. */
    private final StringBuilder hidden = new StringBuilder();
    /** Whether what is decoded is a name. */
    private boolean inName;
    /** Whether the second half of a pair comes next. */
    private boolean inPair;

    /** As the superclass has it; {@code skipped} bytes stand before {@code from}. */
    ExactNamesParser(
            IOContext context,
            int features,
            @Nullable InputStream in,
            ByteQuadsCanonicalizer names,
            byte[] bytes,
            int from,
            int to,
            int skipped,
            boolean ownBytes) {
        super(context, features, in, null, names, bytes, from, to, skipped, ownBytes);
    }

    @Override
    public @Nullable JsonToken nextToken() throws IOException {
        startName();
        JsonToken token = super.nextToken();
        inName = false;
        return token;
    }

    @Override
    public @Nullable String nextFieldName() throws IOException {
        startName();
        String name = super.nextFieldName();
        inName = false;
        return name == null || hidden.isEmpty() ? name : restored(name);
    }

    /** A name may come next, and a text only after the parser came back: it is decoded when it is asked for. */
    private void startName() throws IOException {
        if (_tokenIncomplete && _currToken != JsonToken.FIELD_NAME) {
            _skipString(); // the text before, which was not asked for
        }
        hidden.setLength(0);
        inName = true;
    }

    private String restored(String name) {
        StringBuilder exact = new StringBuilder(name);
        int next = 0;
        for (int i = 0; i < exact.length(); i++) {
            if (exact.charAt(i) == STAND_IN) {
                exact.setCharAt(i, hidden.charAt(next++));
            }
        }
        return exact.toString();
    }

    @Override
    protected char _decodeEscaped() throws IOException {
        char c = super._decodeEscaped();
        if (!inName || (!Character.isSurrogate(c) && c != STAND_IN)) {
            return c;
        }
        if (inPair) {
            inPair = false;
            return c;
        }
        if (Character.isHighSurrogate(c) && lowSurrogateFollows()) {
            inPair = true;
            return c;
        }
        hidden.append(c);
        return STAND_IN;
    }

    private boolean lowSurrogateFollows() throws IOException {
        if (!holdsEscape()) {
            return false;
        }
        int at = _inputPtr;
        int digits = 0;
        for (int i = at + 2; i < at + ESCAPE_LENGTH; i++) {
            digits = digits << 4 | Character.digit(_inputBuffer[i], 16);
        }
        return _inputBuffer[at] == '\\'
                && _inputBuffer[at + 1] == 'u'
                && digits >= Character.MIN_LOW_SURROGATE
                && digits <= Character.MAX_LOW_SURROGATE;
    }

    /** Whether an escape may come next, which is in the buffer as a whole then. */
    private boolean holdsEscape() throws IOException {
        int left = _inputEnd - _inputPtr;
        if (left < ESCAPE_LENGTH && _inputStream != null) {
            System.arraycopy(_inputBuffer, _inputPtr, _inputBuffer, 0, left);
            _currInputProcessed += _inputPtr;
            _currInputRowStart -= _inputPtr;
            _nameStartOffset -= _inputPtr;
            _inputPtr = 0;
            _inputEnd = left + _inputStream.readNBytes(_inputBuffer, left, ESCAPE_LENGTH - left);
        }
        return _inputEnd - _inputPtr >= ESCAPE_LENGTH;
    }
}
