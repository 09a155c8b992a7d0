package engram.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.progress.PacedProgress.Frame;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacedProgressTest {

    private long now;
    private final List<Frame> frames = new ArrayList<>();

    private PacedProgress begin(long total) {
        return new PacedProgress("capacity", total, frames::add, () -> now);
    }

    private void at(double seconds) {
        now = Math.round(seconds * 1e9);
    }

    @Test
    void aShortTaskSaysNothing() {
        PacedProgress progress = begin(10);
        for (int k = 1; k <= 10; k++) {
            at(0.09 * k);
            progress.advance(k);
        }
        progress.close();
        assertEquals(List.of(), frames);
    }

    @Test
    void aLongTaskSaysHowFarAndHowLong() {
        PacedProgress progress = begin(130);
        for (int k = 1; k <= 37; k++) {
            at(k * 0.25);
            progress.advance(k);
        }
        assertEquals(
                "capacity  37/130  28 %  4.0/s  0:23 left",
                frames.get(frames.size() - 1).line());
        assertTrue(frames.get(0).seconds() >= 1);
        for (int k = 38; k <= 130; k++) {
            at(k * 0.25 + 0.001);
            progress.advance(k);
        }
        at(42);
        progress.close();
        progress.close();
        Frame last = frames.get(frames.size() - 1);
        assertEquals("capacity  130/130 in 0:42", last.line());
        assertTrue(last.finished());
    }

    @Test
    void whatWasDoneBeforeSaysNothingOfTheRate() {
        PacedProgress progress = begin(130);
        progress.resume(100);
        at(2);
        progress.advance(104);
        assertEquals(
                "capacity  104/130  80 %  2.0/s  0:13 left",
                frames.get(frames.size() - 1).line());
    }

    @Test
    void manyCallsMakeFewUpdates() {
        PacedProgress progress = begin(1_000_000);
        for (int k = 1; k <= 100_000; k++) {
            at(k * 1e-4);
            progress.advance(k);
        }
        assertTrue(frames.size() <= 40, frames.size() + " updates in ten seconds");
    }

    @Test
    void anInterruptedTaskSaysSoAndTheThreadStaysInterrupted() {
        PacedProgress progress = begin(130);
        at(12);
        progress.advance(37);
        Thread.currentThread().interrupt();
        progress.close();
        assertTrue(Thread.interrupted());
        assertEquals(
                "capacity  37/130 interrupted after 0:12",
                frames.get(frames.size() - 1).line());
    }

    @Test
    void aSlowStartIsForgotten() {
        PacedProgress progress = begin(1000);
        at(60);
        progress.advance(1);
        for (int k = 1; k <= 240; k++) {
            at(60 + k * 0.5);
            progress.advance(1 + k);
        }
        assertEquals(2, frames.get(frames.size() - 1).rate(), 0.05);
    }
}
