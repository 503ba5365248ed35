//! What each key says, whatever the keyboard's layout. What it does is the screen's to decide.

use iced::keyboard::key::Named;
use iced::keyboard::{Event, Key, Modifiers};

/// What a key says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// A letter by itself, in lower case, as on a Latin keyboard.
    Letter(char),
    /// A digit by itself.
    Digit(u8),
    /// Go on.
    Enter,
    /// Leave.
    Escape,
    /// To the next control.
    FocusNext,
    /// To the control before.
    FocusPrevious,
    /// To the choice above.
    Up,
    /// To the choice below.
    Down,
    /// To what is on the left, or before.
    Left,
    /// To what is on the right, or next.
    Right,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// Choose this, where things can be chosen; elsewhere a page down.
    Space,
    /// To the top.
    Top,
    /// To the bottom.
    Bottom,
    /// Clear what was chosen.
    Clear,
    /// Nothing, where something could be said: a hyphen.
    Dash,
    /// Search.
    Find,
    /// Take back.
    Undo,
    /// Do again what was taken back.
    Redo,
    /// Save now.
    Save,
    /// Something new.
    New,
    /// Something new, like this.
    Like,
    /// Take this out.
    Remove,
    /// To the question above.
    QuestionAbove,
    /// To the question below.
    QuestionBelow,
    /// Move this up.
    MoveUp,
    /// Move this down.
    MoveDown,
    /// To the next part of the window.
    Pane,
    /// Put an image in; in a class, print.
    Picture,
    /// Hand in.
    Submit,
    /// Keep this question at hand; where a bank is written, what it says of itself.
    Bookmark,
    /// Write about this question.
    Note,
    /// Full screen, or back.
    FullScreen,
    /// Larger text.
    Larger,
    /// Smaller text.
    Smaller,
    /// Text at its own size.
    ActualSize,
    /// Show all keys.
    Help,
}

/// What this event says, if anything.
pub fn command(event: &Event) -> Option<Command> {
    let Event::KeyPressed { key, physical_key, modified_key, modifiers, .. } = event else {
        return None;
    };
    if let Key::Named(named) = key {
        return named_command(*named, *modifiers);
    }
    let shows = |sign: &str| matches!(modified_key, Key::Character(c) if c.as_str() == sign);
    let latin = key.to_latin(*physical_key).map(|c| c.to_ascii_lowercase());
    if modifiers.command() {
        return match latin {
            Some('b') => Some(Command::Bookmark),
            Some('e') => Some(Command::Note),
            Some('f') => Some(Command::Find),
            Some('z') if modifiers.shift() => Some(Command::Redo),
            Some('z') => Some(Command::Undo),
            Some('y') => Some(Command::Redo),
            Some('s') => Some(Command::Save),
            Some('n') => Some(Command::New),
            Some('d') => Some(Command::Like),
            Some('p') => Some(Command::Picture),
            Some('0') => Some(Command::ActualSize),
            Some('=' | '+') => Some(Command::Larger),
            Some('-') => Some(Command::Smaller),
            _ if shows("+") => Some(Command::Larger),
            _ => None,
        };
    }
    if modifiers.alt() || modifiers.logo() {
        return None;
    }
    if shows("?") {
        return Some(Command::Help);
    }
    match latin {
        Some(letter @ 'a'..='z') => Some(Command::Letter(letter)),
        Some('-') => Some(Command::Dash),
        Some(digit @ '0'..='9') => {
            digit.to_digit(10).and_then(|d| u8::try_from(d).ok()).map(Command::Digit)
        }
        _ => None,
    }
}

fn named_command(named: Named, modifiers: Modifiers) -> Option<Command> {
    if named == Named::Enter && modifiers == Modifiers::COMMAND {
        return Some(Command::Submit);
    }
    match named {
        Named::ArrowUp if modifiers == Modifiers::COMMAND => return Some(Command::QuestionAbove),
        Named::ArrowDown if modifiers == Modifiers::COMMAND => return Some(Command::QuestionBelow),
        Named::Delete if modifiers == Modifiers::ALT => return Some(Command::Remove),
        Named::ArrowUp if modifiers == Modifiers::ALT => return Some(Command::MoveUp),
        Named::ArrowDown if modifiers == Modifiers::ALT => return Some(Command::MoveDown),
        _ => {}
    }
    if modifiers.command() || modifiers.alt() || modifiers.logo() {
        return None;
    }
    match named {
        Named::F6 => Some(Command::Pane),
        Named::Enter => Some(Command::Enter),
        Named::Escape => Some(Command::Escape),
        Named::Tab if modifiers.shift() => Some(Command::FocusPrevious),
        Named::Tab => Some(Command::FocusNext),
        Named::ArrowUp => Some(Command::Up),
        Named::ArrowDown => Some(Command::Down),
        Named::ArrowLeft => Some(Command::Left),
        Named::ArrowRight => Some(Command::Right),
        Named::PageUp => Some(Command::PageUp),
        Named::PageDown => Some(Command::PageDown),
        Named::Space => Some(Command::Space),
        Named::Home => Some(Command::Top),
        Named::End => Some(Command::Bottom),
        Named::Delete | Named::Backspace => Some(Command::Clear),
        Named::F1 => Some(Command::Help),
        Named::F11 => Some(Command::FullScreen),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Command, command};
    use iced::keyboard::key::{Code, Named, NativeCode, Physical};
    use iced::keyboard::{Event, Key, Location, Modifiers};

    fn press(key: Key, shown: Key, physical: Physical, modifiers: Modifiers) -> Option<Command> {
        command(&Event::KeyPressed {
            key,
            modified_key: shown,
            physical_key: physical,
            location: Location::Standard,
            modifiers,
            text: None,
            repeat: false,
        })
    }

    #[test]
    fn a_hindi_keyboard_says_the_same_letters_and_digits() {
        let none = Modifiers::empty();
        let a = Key::Character("ो".into());
        assert_eq!(
            press(a.clone(), a, Physical::Code(Code::KeyA), none),
            Some(Command::Letter('a'))
        );
        let one = Key::Character("१".into());
        let physical = Physical::Code(Code::Digit1);
        assert_eq!(press(one.clone(), one, physical, none), Some(Command::Digit(1)));
    }

    #[test]
    fn control_and_a_letter_is_not_the_letter() {
        let b = Key::Character("b".into());
        let physical = Physical::Code(Code::KeyB);
        let said = press(b.clone(), b.clone(), physical, Modifiers::CTRL);
        assert_eq!(said, Some(Command::Bookmark));
        assert_eq!(press(b.clone(), b, physical, Modifiers::ALT), None);
    }

    #[test]
    fn only_control_and_enter_hands_in() {
        let enter = Key::Named(Named::Enter);
        let physical = Physical::Unidentified(NativeCode::Unidentified);
        let said = |modifiers| press(enter.clone(), enter.clone(), physical, modifiers);
        assert_eq!(said(Modifiers::CTRL), Some(Command::Submit));
        assert_eq!(said(Modifiers::empty()), Some(Command::Enter));
        assert_eq!(said(Modifiers::CTRL | Modifiers::SHIFT), None);
    }

    #[test]
    fn alt_and_tab_belongs_to_the_system() {
        let tab = Key::Named(Named::Tab);
        let physical = Physical::Unidentified(NativeCode::Unidentified);
        assert_eq!(press(tab.clone(), tab.clone(), physical, Modifiers::ALT), None);
        assert_eq!(
            press(tab.clone(), tab, physical, Modifiers::SHIFT),
            Some(Command::FocusPrevious)
        );
    }
}
