package dev.cairn.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

class StandardOutputTest {

    @Test
    void failureWithoutMessageIsToldInWords() {
        IOException silent = new IOException();
        StandardOutput output = new StandardOutput(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw silent;
            }
        });

        Exception broken = assertThrows(StandardOutput.BrokenException.class, () -> output.write(1));

        assertEquals("cannot write to standard output: it failed without a reason", broken.getMessage());
    }
}
