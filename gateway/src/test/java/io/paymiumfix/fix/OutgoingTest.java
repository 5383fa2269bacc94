package io.paymiumfix.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OutgoingTest {
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final AtomicInteger taken = new AtomicInteger();
    private final Outgoing outgoing = new Outgoing(channel, taken::incrementAndGet);

    @Test
    void shouldSendWhatIsOfferedInARowTogether() {
        outgoing.offer("one,", false);
        outgoing.offer("two,", false);
        outgoing.offer("three,", false);
        assertEquals(List.of(), sent());
        assertEquals(3, outgoing.messages());
        assertEquals(14, outgoing.bytes());

        channel.runPendingTasks();

        assertEquals(List.of("one,two,three,"), sent());
        assertEquals(0, outgoing.messages());
        assertEquals(0, outgoing.bytes());
        assertEquals(1, taken.get());
    }

    @Test
    void shouldSendWhatMayWaitTogetherWithWhatFollows() {
        channel.eventLoop().execute(() -> {
            outgoing.offer("pending,", true);
            channel.eventLoop().execute(() -> outgoing.offer("new,", false));
        });
        channel.runPendingTasks();

        assertEquals(List.of("pending,new,"), sent());
    }

    @Test
    void shouldSendWhatMayWaitWhenNothingFollows() {
        channel.eventLoop().execute(() -> outgoing.offer("pending,", true));
        channel.runPendingTasks();

        assertEquals(List.of("pending,"), sent());
    }

    @Test
    void shouldSendInBuffersOfALimitedSize() {
        final String message = "x".repeat(1_000);
        for (int i = 0; i < 40; i++) {
            outgoing.offer(message, false);
        }
        channel.runPendingTasks();

        assertEquals(
                List.of(17_000, 17_000, 6_000),
                sent().stream().map(String::length).toList());
    }

    @Test
    void shouldKeepInTheQueueWhatTheSocketDoesNotTake() {
        channel.config().setOption(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(10, 20));
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, false);
        outgoing.offer("later", false);
        channel.runPendingTasks();
        assertEquals(List.of(), sent());
        assertEquals(1, outgoing.messages());

        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, true);
        outgoing.drainSoon();
        channel.runPendingTasks();

        assertEquals(List.of("later"), sent());
    }

    @Test
    void shouldSendTheRestBeforeItCloses() {
        outgoing.offer("last", false);
        outgoing.closeWhenSent();
        assertFalse(outgoing.offer("too late", false));
        assertTrue(channel.isOpen());

        channel.runPendingTasks();

        assertEquals(List.of("last"), sent());
        assertFalse(channel.isOpen());
    }

    @Test
    void shouldNotWaitForEverForAPeerThatDoesNotRead() {
        channel.freezeTime();
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, false);
        outgoing.offer("unread", false);
        outgoing.closeWhenSent();
        channel.runPendingTasks();
        assertTrue(channel.isOpen());

        channel.advanceTimeBy(5, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();

        assertFalse(channel.isOpen());
    }

    @Test
    void shouldTakeNothingForAConnectionThatIsGone() {
        outgoing.offer("unsent", false);
        outgoing.end();
        channel.finish();

        assertFalse(outgoing.offer("too late", false));
        channel.runPendingTasks();

        assertEquals(List.of(), sent());
    }

    private List<String> sent() {
        final List<String> sent = new ArrayList<>();
        ByteBuf buffer;
        while ((buffer = channel.readOutbound()) != null) {
            sent.add(buffer.toString(StandardCharsets.ISO_8859_1));
            buffer.release();
        }
        return sent;
    }
}
