package rnnscope.session.training;

import rnnscope.text.Corpus;
import rnnscope.text.TextFileException;
import rnnscope.train.example.ExampleTasks;
import rnnscope.train.live.material.ExampleMaterial;
import rnnscope.train.live.material.TextMaterial;
import rnnscope.train.live.material.TrainingMaterial;
import rnnscope.train.live.setting.TrainingSettings;

/**
 * Opener of training material. The examples of a task, which take a while to make, are kept until others are asked
 * for.
 */
final class Materials {
    private ExampleMaterial examples;

    /** @param typed the text to learn; null where the settings name one */
    TrainingMaterial open(TrainingSettings settings, String typed) throws TextFileException {
        if (typed != null) {
            return TextMaterial.of(new Corpus(settings.source(), typed), settings.heldOut(),
                    settings.tokenization());
        }
        return ExampleTasks.isTask(settings.source()) ? examples(settings.source()) : TrainingMaterial.open(settings);
    }

    /** @throws IllegalArgumentException in words for the user when there is no such task */
    synchronized ExampleMaterial examples(String source) {
        if (examples == null || ExampleTasks.isOfFile(source) || !examples.task().id().equals(source)) {
            examples = ExampleMaterial.of(source);
        }
        return examples;
    }
}
