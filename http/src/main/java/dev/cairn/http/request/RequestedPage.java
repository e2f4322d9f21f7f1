package dev.cairn.http.request;

import dev.cairn.core.slice.Slice;
import dev.cairn.json.Json;
import dev.cairn.pythonvalues.words.Phrases;

/**
 * The page that a request asks for, so that messages can name it.
 *
 * @param page its number within the slice, from 1; a page that is read again gets a new number
 */
public record RequestedPage(String stream, Slice slice, int page) {

    private static final int LONGEST_SLICE = 300;

    /** For people: the stream, the slice if there are several, the page. */
    @Override
    public String toString() {
        String text = Json.write(slice.merged());
        String shown = Phrases.shortened(text, LONGEST_SLICE);
        String ofSlice = slice.merged().isEmpty() ? "" : ", slice " + shown;
        return "stream '" + stream + "'" + ofSlice + ", page " + page;
    }
}
