package io.paymiumfix.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.paymiumfix.simulator.exchange.ExchangeSettings;
import io.paymiumfix.simulator.rest.RestSettings;
import io.paymiumfix.simulator.stream.StreamSettings;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AssumptionsTest {

    @Test
    void shouldListEverySwitchAndNoOther() throws IOException {
        List<String> switches = Stream.of(ExchangeSettings.class, RestSettings.class, StreamSettings.class)
                .flatMap(record -> Arrays.stream(record.getRecordComponents()))
                .map(RecordComponent::getName)
                .toList();
        List<String> listed = Files.readAllLines(Path.of("ASSUMPTIONS.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .toList();
        assertEquals(switches, listed);
    }
}
