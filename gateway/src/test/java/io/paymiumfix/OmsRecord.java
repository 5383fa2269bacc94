package io.paymiumfix;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A client's own journal: one line for each thing that it sent or took, written before it is sent or believed. The
 * first letter of a line says what: {@code C} connected, {@code Z} numbers start again at one, {@code O} sent,
 * {@code I} received. What a killed client leaves unfinished at its end never happened. Owned by its user.
 */
final class OmsRecord implements Closeable {
    private final RandomAccessFile file;
    private long readTo;

    private OmsRecord(final RandomAccessFile file) {
        this.file = file;
    }

    /** To write it; the unfinished line at its end is cut. */
    static OmsRecord open(final Path path) throws IOException {
        final RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        long end = file.length();
        while (end > 0) {
            file.seek(end - 1);
            if (file.read() == '\n') {
                break;
            }
            end--;
        }
        file.setLength(end);
        return new OmsRecord(file);
    }

    /** To read it while its owner writes it. */
    static OmsRecord read(final Path path) throws IOException {
        if (Files.notExists(path)) {
            Files.createFile(path);
        }
        return new OmsRecord(new RandomAccessFile(path.toFile(), "r"));
    }

    /** The whole lines that were not given yet. */
    List<String> next() throws IOException {
        file.seek(readTo);
        final byte[] bytes = new byte[Math.toIntExact(file.length() - readTo)];
        file.readFully(bytes);
        final List<String> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                lines.add(new String(bytes, start, i - start, StandardCharsets.ISO_8859_1));
                start = i + 1;
            }
        }
        readTo += start;
        return lines;
    }

    void append(final char kind, final String text) throws IOException {
        file.seek(file.length());
        file.write((kind + text + '\n').getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
