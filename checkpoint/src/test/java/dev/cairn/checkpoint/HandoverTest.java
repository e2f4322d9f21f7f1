package dev.cairn.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class HandoverTest {

    @Test
    void whatOneThreadAddsAnotherTakesInOrder() throws InterruptedException {
        Handover<Integer> handover = new Handover<>();
        int count = 100_000;
        Thread adding = new Thread(() -> {
            for (int i = 0; i < count; i++) {
                handover.add(i);
            }
        });
        adding.start();
        int expected = 0;
        while (expected < count) {
            Integer item = handover.poll();
            if (item == null) {
                Thread.onSpinWait();
            } else {
                assertEquals(expected++, item);
            }
        }
        adding.join();
        assertNull(handover.poll());
    }
}
