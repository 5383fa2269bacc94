package io.paymiumfix.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A file that says what a probe is about to place, written and forced before the order leaves and deleted once it is gone
 * again: what it names after a kill may rest at the venue. One order: its uuid, or {@code -}, direction, amount, price.
 */
final class ProbeNote {
    private final Path file;

    ProbeNote(final Path file) {
        this.file = file;
    }

    void write(final List<ProbeOrder> orders) {
        if (orders.isEmpty()) {
            delete();
            return;
        }
        final String text = orders.stream().map(ProbeOrder::line).collect(Collectors.joining("\n"));
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written, so nothing is placed", e);
        }
    }

    private void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    file + " cannot be deleted; delete it: nothing of it is left at the venue", e);
        }
    }

    /** What an earlier probe left; empty when it left nothing. */
    List<ProbeOrder> read() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file, StandardCharsets.US_ASCII).stream()
                    .map(ProbeOrder::parse)
                    .toList();
        } catch (IOException | IllegalArgumentException e) {
            throw new UncheckedIOException(
                    file + " cannot be read; look at Paymium for an order left by a probe, then delete the file",
                    e instanceof IOException io ? io : new IOException(e));
        }
    }

    /** For people. */
    static String text(final Path file) {
        try {
            return String.join(", ", Files.readAllLines(file, StandardCharsets.US_ASCII)) + " (" + file + ")";
        } catch (IOException e) {
            return file.toString();
        }
    }
}
