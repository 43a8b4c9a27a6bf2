package rnnscope.text.story;

/**
 * Grammar of what the people of the stories say, and how: in one go, interrupted and resumed, in several sentences.
 * Most of it is what the narration might say too, but in the present tense, and of "our" things instead of "the"
 * things: so a reader knows the next verb, and which mark may come, by remembering whether a quotation is open.
 */
final class SpeechRules {
    static final String SPEECH = """
            statement
              {object} [was/were|is/are] {state}
              {object} and {object} [were|are] {state}
              {person} [looked|looks] for [the|our] {X} everywhere
              {person} [thought|thinks] that {object} [was/were|is/are] {state}
              {people} [believed|believe] that {T} [had|has] seen [the|our] {X}
              {people} [said|say] that {weather}
              {beast} [slept|sleeps/sleep] behind {object}
              {beast} [ate|eats/eat] more than {person}
              [the|our] {X} [was/were|is/are] gone, and nobody [knew|knows] where
              {T} [was|is] {kind}, but {T.he} never [forgot|forgets] anything
              there [was|is] some {food} in [the|our] {container}
              {person} [had|has] a key to {house}
              [the|our] {container} [was|is] empty, and so [was|is] [the|our] {container}
              whoever [had|has] [the|our] {X} [had|has] {object} too
              {people} [carried|carry] {object} to {place}
              {people} [laughed|laugh] about {T}
              {T} [went|goes] {path} with {person}
              every {weekday} {person} [drank|drinks] tea with {people}
              nobody [slept|sleeps] while {weather}
              {person} never [spoke|speaks] about [the|our] {X}
              {person} [heard|hears] {sound} {hour}
              {object} [came|comes/come] from {place}
              {weather}
              {proverb}
            proverb: a slow foot [got|gets] home too | {beast} [knew|knows/know] the way | soup [was|is] better than
                worry | an open door [needed|needs] no key | {object} [was/were|is/are] worth more than gold
            aside
              it [was|is] {a} {weekday}
              {person} [said|says] so
              {object} [was/were|is/are] {state}
              {beast} [was/were|is/are] asleep
              so {people} [said|say]
              {people} (even {person}) [believed|believe] it
              {weather}

            speaker: {S} | {S} | the {S.trade}
            call: my dear {L} | listen, {L} | good morning, {L} | wait, {L} | yes, of course, {L}
            said-how: {manner} | to {L} | while {weather} | ({aside})
            gesture: smiled | nodded | turned around | looked at {person} | pointed to {object}
            line
              ^{statement}.
              ^{statement}.
              ^{statement}.
              ^{statement}, and {statement}.
              ^{statement} ({aside}).
              ^{own}.
              ^{question}?
            lines: {line} | {line} | {line} {line} | {line} {line} {line}
            own
              I think that {statement}
              I will ask {person}
              I know that {statement}
              we must be at {place} {hour}
              you and I are too old for this
              I don't believe that {statement}
              we shall find {X#}[it/them], even if it takes all {season}
            question
              have you seen [the|our] {X}
              what do you know about {person}
              why do you say that {statement}
              shall we ask {person}
              will you help me, {L}
              do you think that {statement}

            short
              I don't believe it
              let's go now
              I am coming with you
              {weather}
              {weather}
              [the|our] {X} [was/were|is/are] gone
              {T} [was|is] {kind}
              {object} [was/were|is/are] {state}
              {beast} [was/were|is/are] asleep
              come in, {L}
            speech
              "^{short}," said {speaker}.
              "^{short}," said {speaker} {said-how}.
              "^{short}!" cried {speaker}.
              ^{speaker} {gesture}. "^{short}." {told}
              "{line}"
              "{line}" {told} "{line}"
              "{lines}" {beat}
              "{lines}" {told}
              "^{statement}," said {speaker}. "{lines}"
              "^{statement}," said {speaker} {said-how}. "{lines}"
              "^{question}?" asked {speaker}. "{lines}"
              ^{speaker} {gesture} and said, "{lines}"
              "^{call}," said {speaker}. "{lines}"
              "^{statement}," {speaker} answered {manner}, "but {statement}. {lines}"
              ^{S} {gesture}. "{lines}" {told} "{line}"
              ^{speaker} said {manner}: "{lines} {line}"
              ^{S} {gesture} and began to speak. "{lines} ^{statement}," {S.he} said, "and that is all I know."
            talk
              {scene} {speech}
              {scene} {speech}
              {told} {speech}
              {scene} {beat} {speech}
            reply
              {speech}
              {speech}
              {speech} {beat}
              {beat} {speech}
              {beat} {speech} {told}
            finding-talk
              {finding} "^{found}," said {speaker}. "{lines} ^{found}."
              {finding} "^{found}! ^{question}?" asked {speaker} {said-how}. "^{found}, and {statement}."
              {finding} {beat} "^{found}," {speaker} whispered. "{line}"
            finding-reply
              "^{found}," said {speaker} {manner}. "{lines} ^{found}." {beat}
              ^{speaker} {gesture}. "^{found}," {S.he} said ({aside}), "and {found}." {beat}
              "{line}" ^{speaker} smiled. "^{found}, but {statement}." {told}
            found
              [the|our] {X} [has/have] been here all the time
              I never thought of looking {W}
              now we can go home
              we shall have {food} tonight
              I shall never lend [the|our] {X} to {person} again
              {proverb}
            """;

    private SpeechRules() {
    }
}
