package dev.cairn.retrieval.ahead;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UsualLengthTest {

    private final UsualLength usual = new UsualLength();

    @Test
    void withoutAnEndedSliceNothingIsHeldBack() {
        assertEquals(Integer.MAX_VALUE, usual.most(0));
    }

    @Test
    void aSliceThatIsLongerThanUsualBeginsSlowlyAgain() {
        usual.ended(4);
        assertEquals(
                List.of(3, 2, 1, 0, 1, 2),
                IntStream.range(0, 6).map(usual::most).boxed().toList());
    }

    @Test
    void theLengthFollowsTheSlices() {
        usual.ended(1);
        IntStream.range(0, 20).forEach(slice -> usual.ended(10));
        assertEquals(9, usual.most(0));
    }
}
