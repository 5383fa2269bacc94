package io.paymiumfix.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ChannelsTest {

    @TempDir
    Path directory;

    @Test
    void shouldLeaveEveryByteAsItWasWhenItIsWrittenAgain() throws IOException {
        final byte[] bytes = new byte[200_001];
        new Random(7).nextBytes(bytes);
        final Path file = Files.write(directory.resolve("file"), bytes);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            Channels.writeAgain(channel, 4_097, 199_999);
            assertArrayEquals(bytes, Files.readAllBytes(file));

            Channels.writeAgain(channel, 5_000, 5_000);
            assertArrayEquals(bytes, Files.readAllBytes(file));
        }
    }
}
