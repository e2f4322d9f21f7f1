package dev.cairn.documents.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealPathTest {

    @TempDir
    private Path root;

    private Path inner;
    private Path outer;

    @BeforeEach
    void folders() throws IOException {
        inner = Files.createDirectory(root.resolve("inner"));
        outer = Files.createDirectory(root.resolve("inner-not"));
        Files.writeString(inner.resolve("file"), "");
        Files.writeString(outer.resolve("file"), "");
    }

    private boolean isInside(Path path) throws IOException {
        return RealPath.of(path).isIn(inner);
    }

    @Test
    void whatIsInTheFolderIsInside() throws IOException {
        assertTrue(isInside(inner));
        assertTrue(isInside(inner.resolve("file")));
        assertTrue(isInside(inner.resolve("not/there")));
        assertTrue(isInside(inner.resolve("../inner/file")));
    }

    @Test
    void whatIsBesideItIsNotEvenWhereItsNameBeginsTheSame() throws IOException {
        assertFalse(isInside(root));
        assertFalse(isInside(outer.resolve("file")));
        assertFalse(isInside(inner.resolve("../inner-not/file")));
        assertFalse(isInside(outer.resolve("not/there")));
    }

    @Test
    void aLinkIsWhereItLeads() throws IOException {
        Files.createSymbolicLink(inner.resolve("out"), outer);
        Files.createSymbolicLink(inner.resolve("out-file"), Path.of("../inner-not/file"));
        Files.createSymbolicLink(outer.resolve("in"), inner);

        assertFalse(isInside(inner.resolve("out")));
        assertFalse(isInside(inner.resolve("out/file")));
        assertFalse(isInside(inner.resolve("out/not/there")));
        assertFalse(isInside(inner.resolve("out-file")));
        assertTrue(isInside(outer.resolve("in/file")));
        assertEquals(
                outer.toRealPath().resolve("file"),
                RealPath.of(inner.resolve("out-file")).path());
    }

    @Test
    void theFolderMayBeNamedByALink() throws IOException {
        Path link = Files.createSymbolicLink(root.resolve("link"), inner);

        assertTrue(RealPath.of(inner.resolve("file")).isIn(link));
        assertTrue(RealPath.of(link.resolve("file")).isIn(link));
        assertFalse(RealPath.of(outer.resolve("file")).isIn(link));
    }

    @Test
    void aLinkThatLeadsNowhereIsAnError() throws IOException {
        Files.createSymbolicLink(inner.resolve("nowhere"), outer.resolve("nothing"));

        assertThrows(NoSuchFileException.class, () -> RealPath.of(inner.resolve("nowhere")));
        assertThrows(NoSuchFileException.class, () -> RealPath.of(inner.resolve("nowhere/below")));
    }
}
