package io.paymiumfix.fix;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The messages a session has sent, for ResendRequest(2): a ring of preallocated files without index. Appending is one
 * copy into mapped memory; a resend, which is rare, reads on through the files from a {@link Cursor}.
 *
 * <p>Owned by its {@link SessionStore}, under that store's lock.
 */
final class SentMessages {

    /** Where a reading has come to. Owned by the reader. */
    static final class Cursor {
        private long segment;
        private int offset;
    }

    private static final String POSS_RESEND = "\00197=Y\001";

    private final MessageSegment[] segments;
    private final int largestMessageBytes;
    private final Latin1Buffer bytes = new Latin1Buffer();
    private MessageSegment active;

    private long lastReportSeq;
    private int lastReportMsgSeqNum;

    /** MsgSeqNum(34) by reportSeq of what earlier processes stored under the present numbers; until first used. */
    private final Map<Long, Integer> storedBefore = new HashMap<>();

    /**
     * MsgSeqNum(34) of orders that an earlier process refused on its own and will be sent again, because it ended
     * before it could say that they were dealt with.
     */
    private final Set<Integer> refusedOrders = new HashSet<>();

    /** Whether the folder has files of an earlier process. */
    static boolean areIn(final Path folder) {
        return Files.exists(folder.resolve("messages-0"));
    }

    SentMessages(final Path folder, final FixSettings.Store settings, final StatePage state) throws IOException {
        segments = new MessageSegment[settings.segments()];
        largestMessageBytes = settings.segmentBytes() - 128;
        for (int i = 0; i < segments.length; i++) {
            segments[i] = new MessageSegment(folder.resolve("messages-" + i), settings.segmentBytes());
        }
        active = Arrays.stream(segments)
                .max(Comparator.comparingLong(MessageSegment::number))
                .orElseThrow();
        if (active.number() == 0) {
            active.begin(1);
        }
        final boolean[] unnumbered = {false};
        for (final MessageSegment segment : oldestFirst()) {
            segment.open((generation, msgSeqNum, reportSeq, message) -> {
                unnumbered[0] = generation == state.generation && msgSeqNum >= state.nextSender;
                if (generation == state.generation && msgSeqNum < state.nextSender) {
                    noteStoredBefore(reportSeq, msgSeqNum, message);
                    noteRefusal(reportSeq, message, state.nextTarget);
                }
            });
        }
        if (unnumbered[0]) {
            // Its process ended before the number was used: it was never sent, and the number will be another's.
            active.dropLast();
        }
    }

    void append(final int generation, final int msgSeqNum, final long reportSeq, final String message)
            throws IOException {
        final int length = bytes.clear().put(message).length();
        if (length > largestMessageBytes) {
            throw new IOException("a message of " + length + " bytes is larger than a store file");
        }
        if (!active.fits(length)) {
            final long number = active.number() + 1;
            active = segments[(int) ((number - 1) % segments.length)];
            active.begin(number);
        }
        active.append(generation, msgSeqNum, reportSeq, bytes.array(), length);
        if (reportSeq != 0) {
            lastReportSeq = reportSeq;
            lastReportMsgSeqNum = msgSeqNum;
        }
    }

    /**
     * Reads some {@code mostBytes} more of what is held in the range, in order; damaged messages are left out.
     *
     * @return false when the reading has come to the end
     */
    boolean readOn(
            final Cursor cursor,
            final int generation,
            final int from,
            final int to,
            final int mostBytes,
            final MessageSegment.Reader reader) {
        for (final MessageSegment segment : oldestFirst()) {
            if (segment.number() < cursor.segment || segment.lowest > to || segment.highest < from) {
                continue;
            }
            if (segment.number() > cursor.segment) {
                cursor.segment = segment.number();
                cursor.offset = MessageSegment.begin();
            }
            if (cursor.offset < segment.end()) {
                cursor.offset =
                        segment.read(cursor.offset, mostBytes, (recordGeneration, msgSeqNum, reportSeq, message) -> {
                            if (recordGeneration == generation && msgSeqNum >= from && msgSeqNum <= to) {
                                reader.onRecord(recordGeneration, msgSeqNum, reportSeq, message);
                            }
                        });
                return true;
            }
        }
        return false;
    }

    /** Whether the client was told that this order was refused, or will be by a resend. */
    boolean holdsRefusal(final int msgSeqNum) {
        return refusedOrders.contains(msgSeqNum);
    }

    private void noteRefusal(final long reportSeq, final byte[] message, final int nextTarget) {
        if (reportSeq == 0) {
            final int refused = GatewayReplies.refusedMsgSeqNum(new String(message, StandardCharsets.ISO_8859_1));
            if (refused >= nextTarget) {
                refusedOrders.add(refused);
            }
        }
    }

    void forgetAll() {
        refusedOrders.clear();
        storedBefore.clear();
        forgetLast();
    }

    /** A report is about to be sent: where the last one is says nothing of it, even if it is the same. */
    void forgetLast() {
        lastReportSeq = 0;
        lastReportMsgSeqNum = 0;
    }

    /** MsgSeqNum(34) of a report that an earlier process stored under the present numbers, or 0. */
    int storedBefore(final long reportSeq) {
        return storedBefore.getOrDefault(reportSeq, 0);
    }

    void forgetStoredBefore() {
        storedBefore.clear();
    }

    long lastReportSeq() {
        return lastReportSeq;
    }

    int lastReportMsgSeqNum() {
        return lastReportMsgSeqNum;
    }

    /** A lower reportSeq than before, if not sent again, is of another journal: what was held is of none any more. */
    private void noteStoredBefore(final long reportSeq, final int msgSeqNum, final byte[] message) {
        if (reportSeq == 0) {
            return;
        }
        if (reportSeq <= lastReportSeq && !new String(message, StandardCharsets.ISO_8859_1).contains(POSS_RESEND)) {
            storedBefore.clear();
        }
        storedBefore.put(reportSeq, msgSeqNum);
        lastReportSeq = reportSeq;
        lastReportMsgSeqNum = msgSeqNum;
    }

    private MessageSegment[] oldestFirst() {
        final MessageSegment[] ordered =
                Arrays.stream(segments).filter(segment -> segment.number() > 0).toArray(MessageSegment[]::new);
        Arrays.sort(ordered, Comparator.comparingLong(MessageSegment::number));
        return ordered;
    }
}
