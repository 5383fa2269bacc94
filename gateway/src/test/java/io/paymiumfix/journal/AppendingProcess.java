package io.paymiumfix.journal;

import io.paymiumfix.order.Input;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A process that appends without end and prints the last position of each batch once it is synced. */
final class AppendingProcess {

    private AppendingProcess() {}

    public static void main(final String[] args) throws IOException {
        final Random random = new Random(Long.parseLong(args[1]));
        final RandomRecords records = new RandomRecords(random);
        final FileJournal journal = new JournalDirectory(Path.of(args[0]), Durability.OS).open();
        while (!System.out.checkError()) {
            final List<Input> batch = new ArrayList<>();
            for (int n = 1 + random.nextInt(20); n > 0; n--) {
                batch.add(records.next(Input.class));
            }
            JournalDirectory.append(journal, batch);
            System.out.println(journal.lastPosition());
        }
    }
}
