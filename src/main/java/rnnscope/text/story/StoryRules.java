package rnnscope.text.story;

/**
 * Grammar of the sentences of the stories. In the scene stand A, B and C, the people of the story; S, who speaks, L,
 * who listens, and T, the third; X, what is lost, and W, where it is found; Season and Year. Narration is in the past
 * tense and speaks of everybody by name.
 */
final class StoryRules {
    static final String NARRATION = """
            opening
              ^in {a} {small} {town} {by-water} there lived {a} {kind} {A.trade} whose name was {A}. ^{A.he}
                {A.work}, and {opening-habit}. {opening-turn} {opening-loss}
              ^in the {Season} of {Year}, in {a} {small} {town} {by-water}, there was {a} {A.trade} called {A}
                ({opening-rumour}). ^{A.he} {A.work}. {opening-turn} {opening-loss}
              ^{A} was the {A.trade} of {a} {small} {town} {by-water}. ^{A.he} {A.work} ({aside}), and
                {opening-habit}. {opening-loss}
              ^nobody in the {small} {town} {by-water} was as {kind} as {A}, the {A.trade}. ^{A.he} {A.work}, and
                {opening-habit}. {opening-loss}
            opening-habit
              on {weekday} {A.he} drank tea with {B}, the {B.trade}, who {B.work}
              {A.his} best friend was {B} the {B.trade}, who {B.work}
              every {weekday} {A.he} took some {food} to {B.place}, where {B} the {B.trade} lived
              in {season} {A.he} sat outside {B.place} with {B}, who was the {B.trade}
            opening-turn
              ^everybody knew {A.him}, even {person}.
              ^{people} said that {A.he} had never been late (not even in {season}).
              ^{A.he} had {number} {creatures} and {a} {adjective} {noun}, and wanted nothing else.
              ^the only one who did not like {A.him} was {C}, the {C.trade} (or so {people} believed).
            opening-rumour: the {kin} of {person} still told the story | it was {a} {weekday}, they say | so they say
            opening-loss
              ^but one {weekday} in {Season}, while {weather}, the {X} [was/were] gone.
              ^then, on {a} {weekday} {hour}, the {X} [was/were] not where [it/they] had always been.
              ^one morning, while {weather}, {A} saw that the {X} [was/were] missing.

            way
              {scene} {told}
              {told} {scene}
              {told} {scene} {told}
            scene
              ^{S} and {L} went {path}, past {object} and {object}.
              ^{moment} {S} came to {place} with {L}, and there they met {person}.
              ^{S} looked behind {object} ({aside}) and under {object}, while {L} waited near {place}.
              ^that evening {S} sat with {L} in {S.place} and shared some {food}.
              ^{S} knocked at the door of {L.place}, where {L} lived with {beast}.
              ^in {L.place} it was dark. ^{S} found a candle, lit it, and saw {object} and {object}.
            moment: {hour} | {hour} | early in the morning | when the clock struck {number} | the next day
            told
              ^{statement}.
              ^{statement}.
              ^{statement}. ^{statement}.
              ^{statement}, and {statement}.
            beat
              ^{L} {reaction}.
              ^{L} {reaction}, and {S} {reaction}.
              ^{S} {reaction} ({aside}).
              ^{statement}.
              ^{L} {reaction}, for {statement}.
            reaction: nodded | smiled | looked at {object} | opened the window | poured two cups of tea | turned to
                {person} | thought about it for a while | gave {person} some {food} | laughed out loud

            finding
              ^it was {C} who found the {X} at last, {W}. {told}
              ^and there, {W}, where nobody had looked before, they saw the {X}. {told}
              ^{moment} {A} looked {W} ({people} had told {A.him} not to), and out came the {X}, {state}.
            ending
              ^and so the {X} came home. ^{A} put {X#}[it/them] back, {B} made tea, and {C} (who had known it all
                the time) told everybody about {X#}[it/them] again and again.
              ^that night there was {food} for everybody, and {people} danced in {A.place}. ^{statement}, and {A} was
                happy.
              ^from that day {A} kept the {X} in {A.place}, where {B} and {C} came to look at {X#}[it/them] every
                {weekday} ({aside}). ^nothing was ever lost there again, except {a} {adjective} {noun}.
              ^{A}, {B} and {C} walked home {path}. ^{statement}, but they did not notice. ^the {X} [was/were] back.

            """;

    private StoryRules() {
    }
}
