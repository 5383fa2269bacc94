package io.paymiumfix.doctor;

import io.paymiumfix.journal.FileJournalReader;
import io.paymiumfix.journal.JournalReader;
import io.paymiumfix.order.Input;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** The orders at the venue that a journal knows as the gateway's own: those the venue's answers to its calls were about. */
final class JournalUuids {
    private JournalUuids() {}

    /** Of the journal in this folder; none when there is no journal, or it cannot be read. */
    static Set<String> of(final Path folder) {
        final Set<String> uuids = new HashSet<>();
        if (!Files.isDirectory(folder)) {
            return uuids;
        }
        try (FileJournalReader reader = FileJournalReader.of(folder)) {
            reader.readWhatIsThere(reader.firstPosition(), JournalReader.END, entry -> {
                if (entry.input() instanceof Input.Accepted accepted && accepted.order() != null) {
                    uuids.add(accepted.order().uuid());
                }
            });
        } catch (IOException e) {
            // The checks before this one have told of it; what is not known here is shown as somebody else's.
            return uuids;
        }
        return uuids;
    }
}
