package io.paymiumfix.config;

import java.time.LocalTime;

/**
 * When a session may be logged on, each day.
 *
 * @param opensUtc from then, UTC
 * @param closesUtc until then, UTC; before {@code opensUtc} when the window crosses midnight
 */
public record DailyWindow(LocalTime opensUtc, LocalTime closesUtc) {}
