package rnnscope.session.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rnnscope.io.ModelFiles;
import rnnscope.math.Kernels;
import rnnscope.session.Models;
import rnnscope.session.Session;
import rnnscope.session.library.Recents.Kind;
import rnnscope.storage.KeptValues;
import rnnscope.storage.TestHome;

class RecentsTest {
    @TempDir
    private Path folder;

    private Recents window() {
        return new Recents(new KeptValues(TestHome.in(folder.resolve("home")), Runnable::run));
    }

    private List<String> names(Recents recents, Kind kind) {
        return recents.of(kind).stream().map(file -> file.getFileName().toString()).toList();
    }

    @Test
    void theNewestIsFirstNoneTwiceAndTheyAreFew() {
        Recents recents = window();
        for (int i = 0; i < 2 * Recents.MOST; i++) {
            recents.add(folder.resolve("text" + i + ".txt"));
        }
        recents.add(folder.resolve("a/../text12.txt"));
        List<String> names = names(recents, Kind.TEXTS);
        assertEquals(Recents.MOST, names.size());
        assertEquals(List.of("text12.txt", "text15.txt", "text14.txt", "text13.txt", "text11.txt"), names.subList(0, 5));
        assertEquals(List.of(), recents.of(Kind.MODELS));
    }

    @Test
    void severalWindowsKeepEachOthers() {
        Recents first = window();
        Recents second = window();
        first.add(folder.resolve("a.safetensors"));
        second.add(folder.resolve("b.safetensors"));
        first.add(folder.resolve("c.safetensors"));
        second.add(folder.resolve("t.txt"));
        assertEquals(List.of("c.safetensors", "b.safetensors", "a.safetensors"), names(window(), Kind.MODELS));
        assertEquals(List.of("t.txt"), names(window(), Kind.TEXTS));
    }

    @Test
    void onlyWhatCouldBeOpenedIsRemembered() throws Exception {
        Session session = new Session(Kernels.plain(), Runnable::run, Runnable::run);
        List<Path> opened = new ArrayList<>();
        session.files().setOnOpened(opened::addAll);
        Path model = folder.resolve("mine.safetensors");
        ModelFiles.write(model, Models.of("lstm", 1, 5));
        Path text = Files.writeString(folder.resolve("mine.txt"), "abab");
        session.openFiles(List.of(folder.resolve("nowhere.txt")));
        session.openFiles(List.of(Files.writeString(folder.resolve("bad.safetensors"), "no model")));
        assertEquals(List.of(), opened);
        session.openFiles(List.of(text, model));
        assertEquals(List.of(model, text), opened);
        session.edit(session.excerpt().source().edited("ab"), 0, false);
        assertEquals(2, opened.size(), "an edit opens no file");
    }
}
